namespace Prongsai.Web.Settings;

/// <summary>
/// Every setting there is, in the order of docs/running.md, whose table is written from here. A setting that is read anywhere and
/// missing here fails a test; one that is given and missing here stops the program: a typing error must not pass for a decision.
/// </summary>
internal static class EverySetting
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    public static readonly IReadOnlyList<Setting> All =
    [
        new Setting(
            "DataFolder",
            new("โฟลเดอร์ของฐานข้อมูล SQLite และแฟ้ม", "folder of the SQLite database and of the files"),
            "data"
        ),
        new Setting(
            "Database",
            new("ฐานข้อมูล ไม่ระบุคือ SQLite ในโฟลเดอร์ข้อมูล", "the database; without it SQLite in the data folder")
        ).Connection(),
        new Setting(
            "Urls",
            new("ที่อยู่ที่เปิดให้บริการ คั่นด้วย ;", "addresses to listen on, separated by ;"),
            DefaultUrls
        ).WebAddress(),
        new Setting(
            "TrustedProxies",
            new(
                "พร็อกซีที่เชื่อถือเรื่องที่อยู่ของผู้ใช้และ https",
                "proxies whose word about the visitor's address and https is believed"
            )
        ).Proxies(),
        new Setting(
            "StopSeconds",
            new("เวลาที่ให้งานค้างทำจนเสร็จเมื่อสั่งหยุด", "how long work at hand may take when told to stop"),
            "30"
        ).Number(1, 600),
        new Setting(
            "Browser",
            new("โปรแกรม Chromium, Chrome หรือ Edge ที่พิมพ์ PDF", "the Chromium, Chrome or Edge that prints PDF")
        ),
        new Setting(
            "Keys:Certificate",
            new(
                "ใบรับรอง (.pfx หรือ .pem พร้อมกุญแจ) ที่เข้ารหัสกุญแจผนึกคุกกี้ในฐานข้อมูล",
                "certificate (.pfx, or .pem with its key) that encrypts the cookie-sealing keys in the database"
            )
        ).ExistingFile(),
        new Setting(
            "Keys:EarlierCertificate",
            new("ใบรับรองเดิม ระหว่างเปลี่ยนใบใหม่", "the certificate before, while changing to a new one")
        ).ExistingFile(),
        new Setting(
            "Keys:CertificatePassword",
            new("รหัสผ่านของแฟ้มใบรับรอง", "password of the certificate file")
        ).Hidden(),
        new Setting(
            "DiskWarningMegabytes",
            new("เตือนเมื่อดิสก์เหลือน้อยกว่านี้ (MB)", "warn when less of the disk is free (MB)"),
            "1024"
        ).Number(1, 1_000_000),
        new Setting(
            "Metrics:Allow",
            new(
                "ใครอ่าน /metrics ได้: เครื่องนี้เท่านั้น ผู้มีโทเคน หรือปิด",
                "who may read /metrics: this machine only, whoever has the token, or nobody"
            ),
            "local"
        ).OneOf("local", "token", "off"),
        new Setting(
            "Metrics:Token",
            new("โทเคน (Bearer) ของ /metrics อย่างน้อย 16 ตัวอักษร", "bearer token of /metrics, 16 characters or more")
        ).Hidden(),
        new Setting(
            "Otlp:Endpoint",
            new(
                "ที่รับ trace, metric และ log แบบ OTLP/HTTP ไม่ระบุคือไม่ส่ง",
                "receiver of traces, metrics and logs by OTLP/HTTP; without it nothing is sent"
            )
        ).WebAddress(),
        new Setting(
            "Otlp:Headers",
            new("ส่วนหัวของ OTLP: ชื่อ=ค่า,ชื่อ=ค่า", "headers for OTLP: name=value,name=value")
        ).Hidden(),
        new Setting("Logs:Format", new("รูปแบบ log บนคอนโซล", "format of the console log"), "text").OneOf(
            "text",
            "json"
        ),
        new Setting("Logs:Level", new("log ละเอียดเพียงใด", "how much is logged"), "Information").OneOf(
            "Debug",
            "Information",
            "Warning",
            "Error"
        ),
        new Setting(
            "Jobs:Workers",
            new(
                "จำนวนงานเบื้องหลังที่ทำพร้อมกันต่อเครื่อง 0 คือไม่ทำที่เครื่องนี้",
                "background jobs at once on a node; 0: none on this node"
            )
        ).Number(0, 64),
        new Setting(
            "Address",
            new(
                "ที่อยู่ของระบบบนเว็บ สำหรับลิงก์ในอีเมลและข่าวแจ้ง",
                "where this installation is on the web, for links in letters and notices"
            )
        ).WebAddress(),
        new Setting("Mail:Host", new("เซิร์ฟเวอร์อีเมล ไม่ระบุคือไม่ส่ง", "mail server; without it no e-mail")),
        new Setting("Mail:Port", new("พอร์ตของเซิร์ฟเวอร์อีเมล", "its port"), "587").Number(1, 65535),
        new Setting("Mail:User", new("ผู้ใช้ของเซิร์ฟเวอร์อีเมล", "user at the mail server")),
        new Setting("Mail:Password", new("รหัสผ่านของผู้ใช้นั้น", "that user's password")).Hidden(),
        new Setting("Mail:From", new("อีเมลผู้ส่ง", "the address that letters come from"), "prongsai@localhost"),
        new Setting(
            "Mail:Security",
            new("การเข้ารหัสถึงเซิร์ฟเวอร์อีเมล", "encryption towards the mail server"),
            "starttls"
        ).OneOf("starttls", "tls", "none"),
        new Setting(
            "Line:Address",
            new("ที่อยู่ของ LINE Messaging API", "address of the LINE Messaging API"),
            "https://api.line.me/"
        ).WebAddress(),
        new Setting(
            "Facebook:Address",
            new("ที่อยู่ของ Facebook Graph API พร้อมรุ่น", "address of Facebook's Graph API, with its version"),
            "https://graph.facebook.com/v23.0/"
        ).WebAddress(),
        new Setting(
            "Webhooks:PrivateAddresses",
            new("ให้ webhook ชี้เข้าเครือข่ายภายในได้", "webhooks may lead into the own network"),
            "false"
        ).OneOf("true", "false"),
        new Setting(
            "Webhooks:PatienceSeconds",
            new(
                "รอ LINE, Facebook, เบราว์เซอร์ หรือ webhook ตอบนานสุด (วินาที)",
                "how long to wait for LINE, Facebook, a push service or a webhook (seconds)"
            ),
            "10"
        ),
        new Setting(
            "Ledger:KeyFolder",
            new(
                "โฟลเดอร์กุญแจของสมุดทะเบียนสาธารณะ ไม่ระบุคือ ledger ในโฟลเดอร์ข้อมูล",
                "folder of the keys of public logs; without it ledger in the data folder"
            )
        ),
        new Setting(
            "Ledger:Witnesses",
            new(
                "พยานของสมุดทะเบียนสาธารณะ: กุญแจ ที่อยู่; กุญแจ ที่อยู่",
                "witnesses of the public logs: key address; key address"
            )
        ),
        new Setting(
            "Ledger:Quorum",
            new(
                "พยานอย่างน้อยกี่รายในนโยบายที่เผยแพร่ ไม่ระบุคือเกินครึ่ง",
                "at least how many witnesses in the published policy; without it more than half"
            )
        ).Number(0, 32),
        new Setting(
            "Backups:Folder",
            new(
                "โฟลเดอร์ของสำเนาสำรองประจำวัน ไม่ระบุคือไม่สำรอง",
                "folder of the daily backups; without it there are none"
            )
        ),
        new Setting(
            "Backups:Keep",
            new("เก็บสำเนาสำรองประจำวันล่าสุดกี่ไฟล์", "how many of the newest daily backups stay"),
            "14"
        ).Number(1, 3650),
        new Setting(
            "Journal:KeepYears",
            new(
                "เก็บบันทึกการเปลี่ยนแปลงอย่างน้อยกี่ปีหลังสิ้นปีงบประมาณ ไม่ระบุคือตลอดไป",
                "for how many years after its fiscal year a line of the journal is kept at least; without it for ever"
            )
        ).Number(1, 200),
        new Setting(
            "SecondStep",
            new("บังคับยืนยันตัวตนสองขั้นหรือไม่", "whether everyone needs a second step"),
            "optional"
        ),
        new Setting(
            "BreachedPasswords",
            new("แฟ้มหรือโฟลเดอร์รหัสผ่านที่รั่วไหลแล้ว", "file or folder of passwords that have leaked")
        ),
        new Setting("PasskeyDomain", new("โดเมนของพาสคีย์", "the domain that passkeys belong to")),
        new Setting("Oidc:Authority", new("ผู้ให้บริการ OpenID Connect", "the OpenID Connect provider")),
        new Setting("Oidc:ClientId", new("รหัสของระบบนี้ที่ผู้ให้บริการ", "as whom we are registered there")),
        new Setting(
            "Oidc:ClientSecret",
            new("รหัสลับของระบบนี้ที่ผู้ให้บริการ", "the secret of that registration")
        ).Hidden(),
        new Setting("Oidc:Name", new("ข้อความบนปุ่ม", "what the button says")),
        new Setting(
            "Oidc:LinksByEmail",
            new("ผูกบัญชีด้วยอีเมลที่ยืนยันแล้ว", "link accounts by a verified e-mail address"),
            "false"
        ),
        new Setting(
            "Oidc:AsksSecondStep",
            new("ผู้ให้บริการถามขั้นที่สองเอง", "the provider asks for the second step itself"),
            "false"
        ),
        new Setting(
            "Outside:Allowed",
            new(
                "ที่อยู่ IP ภายในที่เข้าดูเว็บไซต์ได้ คั่นด้วยช่องว่าง",
                "addresses of the own network whose sites may be visited, separated by spaces"
            )
        ),
        new Setting(
            "Outside:Contact",
            new(
                "ที่อยู่ติดต่อที่บอกเว็บไซต์ซึ่งเข้าดู ไม่ระบุคือที่อยู่ของระบบนี้",
                "contact told to the sites that are visited; without it this installation's address"
            )
        ),
        new Setting(
            "Holidays",
            new("ไฟล์วันหยุดเพิ่มเติมของหน่วยงาน (CSV)", "file of days off beyond the country's own (CSV)")
        ).ExistingFile(),
        new Setting(
            "Ocds:Prefix",
            new(
                "รหัสนำหน้า ocid ที่ลงทะเบียนแล้ว ไม่ระบุคือยังส่งออก OCDS ไม่ได้",
                "registered ocid prefix; without it nothing is exported as OCDS"
            )
        ),
        new Setting(
            "Procurement:Thresholds",
            new(
                "ไฟล์เกณฑ์ของจุดที่ควรดูในการจัดซื้อจัดจ้าง (CSV)",
                "file of own thresholds for what to look at in procurement (CSV)"
            )
        ).ExistingFile(),
        new Setting(
            "Procurement:FeedClosed",
            new(
                "ช่วงเวลาที่ระบบประกาศ e-GP ปิดให้ถาม เช่น 09:00-12:00 13:00-17:00 หรือ never ไม่ระบุคือตามที่ทราบ (ยังไม่ยืนยัน)",
                "hours in which the e-GP announcements may not be asked for, like 09:00-12:00 13:00-17:00, or never; without it those known (not confirmed)"
            )
        ),
        new Setting(
            "PdfTools",
            new("โฟลเดอร์ของ pdfinfo และ pdftotext (poppler)", "folder of pdfinfo and pdftotext (poppler)")
        ),
        new Setting(
            "EspeakNg",
            new(
                "โปรแกรม espeak-ng ที่ออกเสียงเรียกคิว ไม่ระบุคือค้นหาในระบบ",
                "the program espeak-ng that speaks calls at the counter; without it the system's path"
            )
        ),
        new Setting("Files:QuotaPerAgency", new("พื้นที่แฟ้มต่อหน่วยงาน", "how much an agency may keep"), "20 GB"),
        new Setting(
            "Files:CleanAfterHours",
            new("ลบแฟ้มที่ไม่มีใครอ้างถึงหลังกี่ชั่วโมง", "hours after which unreferenced files are removed"),
            "24"
        ),
        new Setting("Files:S3:Bucket", new("ถัง S3 ไม่ระบุคือโฟลเดอร์ข้อมูล", "S3 bucket; without it the data folder")),
        new Setting(
            "Files:S3:Url",
            new("ที่อยู่บริการ S3 ที่ไม่ใช่ของ Amazon", "address of an S3 service that is not Amazon's")
        ),
        new Setting("Files:S3:Region", new("ภูมิภาคของ Amazon", "Amazon's region"), "us-east-1"),
        new Setting("Files:S3:AccessKey", new("กุญแจ S3", "S3 access key")).Hidden(),
        new Setting("Files:S3:SecretKey", new("รหัสลับ S3", "S3 secret key")).Hidden(),
        new Setting("Files:S3:Prefix", new("คำนำหน้าชื่อแฟ้มในถัง", "put before every key in the bucket")),
        new Setting(
            "Clamd",
            new("โปรแกรมตรวจไวรัส: 127.0.0.1:3310 หรือซ็อกเก็ต", "virus scanner: 127.0.0.1:3310 or a socket")
        ),
        new Setting("ClamdWhenDown", new("ทำอย่างไรเมื่อตรวจไวรัสไม่ได้", "what to do when it cannot scan"), "refuse"),
        new Setting(
            "Surveys:FromOneNetwork",
            new(
                "รับคำตอบแบบสำรวจจากเครือข่ายเดียวกันได้กี่คำตอบต่อนาทีโดยไม่ต้องรอ",
                "survey answers that one network may send in a minute without being asked to wait"
            ),
            "60"
        ).Number(1, 1_000_000),
        new Setting(
            "Services:TicketsFromOneNetwork",
            new(
                "รับบัตรคิวจากที่อยู่เครือข่ายเดียวกันได้กี่ใบต่อนาที",
                "queue tickets that one network address may take in a minute"
            ),
            "60"
        ).Number(1, 1_000_000),
        new Setting(
            "Surveys:FewestShown",
            new(
                "ไม่แสดงตัวเลขที่มาจากผู้ตอบน้อยกว่ากี่คน (ต่ำสุด 3)",
                "no figure is shown that stands on fewer answers (at least 3)"
            ),
            "5"
        ).Number(3, 1_000),
        new Setting(
            "Procurement:AnswerDays",
            new(
                "ตอบคำถามของประชาชนเรื่องจัดซื้อจัดจ้างภายในกี่วันทำการ",
                "working days within which citizens' questions about purchases are answered"
            ),
            "15"
        ).Number(1, 120),
        new Setting(
            "Procurement:ForgetAskersAfterDays",
            new(
                "ลบชื่อและอีเมลของผู้ถามที่ยังไม่ได้คำตอบเมื่อเกินกำหนดตอบกี่วัน",
                "days after an answer was due until the name and e-mail behind an unanswered question are forgotten"
            ),
            "60"
        ).Number(0, 3650),
        new Setting(
            "Services:ForgetRequestsAfterDays",
            new(
                "ลบข้อมูลส่วนบุคคลของคำขอออนไลน์เมื่อพ้นกี่วันหลังคำขอสิ้นสุด",
                "days after an online request is closed until name, contact, answers, files and messages are forgotten"
            ),
            "365"
        ).Number(1, 3650),
        new Setting(
            "Services:ForgetDraftsAfterDays",
            new(
                "ลบแบบคำขอที่กรอกค้างไว้เมื่อพ้นกี่วัน",
                "days after which a form that was begun and never sent is deleted"
            ),
            "14"
        ).Number(1, 365),
        new Setting(
            "Feedback:ForgetAfterDays",
            new(
                "ลบชื่อ ช่องทางติดต่อ และภาพของผู้ส่งความเห็นเมื่อพ้นกี่วันหลังปิดเรื่อง",
                "days after feedback is closed until name, contact, pictures and what was not public are forgotten"
            ),
            "180"
        ).Number(1, 3650),
        new Setting("ClamdTimeoutSeconds", new("รอโปรแกรมตรวจไวรัสนานสุด", "how long to wait for it"), "30"),
    ];
}
