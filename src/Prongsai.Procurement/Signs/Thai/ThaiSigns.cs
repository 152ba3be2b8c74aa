using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Signs.Thai;

/// <summary>The thirty-four signs: those that the register can carry, and those that it cannot, each with what is missing.</summary>
internal static class ThaiSigns
{
    private static readonly FieldSet None = FieldSet.Empty;

    /// <summary>Stands on every page with findings.</summary>
    public static readonly Bilingual Disclaimer = new(
        "ทุกข้อในหน้านี้เป็นเพียง “จุดที่ควรดู” ซึ่งคำนวณจากตัวเลขในทะเบียน มีคำอธิบายที่ชอบด้วยระเบียบได้ ไม่ใช่ข้อกล่าวหาว่าผู้ใดทำผิด และไม่ใช่คะแนนการทุจริต",
        "Everything on this page is only something to look at, computed from figures of the register. There may be a lawful explanation; it accuses nobody and is no score of corruption."
    );

    public static readonly IReadOnlyList<ThaiSign> All =
    [
        new(
            "F01",
            SignGroup.Favouritism,
            new("แบ่งซื้อแบ่งจ้างในวันเดียวกัน", "Split on one day"),
            new(
                "วิธีเฉพาะเจาะจง รายเดียวกัน ลงวันที่เดียวกัน ตั้งแต่ {contracts} แต่ละสัญญาต่ำกว่า {ceiling} และรวมกันตั้งแต่ {sum}",
                "Direct purchases from one vendor, dated the same day: at least {contracts}, each below {ceiling}, together at least {sum}."
            ),
            Fields(Field.Method, Field.Winners, Field.AgreedPrice, Field.ContractDay),
            new(
                "งานต่างชนิดกันจากร้านเดียวในวันเดียวเป็นเรื่องปกติได้ ระเบียบห้ามเฉพาะการแบ่งวงเงินของงานเดียวกัน (ระเบียบกระทรวงการคลังฯ พ.ศ. 2560 ข้อ 20)",
                "Different works from one shop on one day may be usual; what is forbidden is to split the amount of one work (Ministry of Finance regulation B.E. 2560, clause 20)."
            ),
            new(
                "เป็นงานเดียวกันหรือคนละงาน คนละแหล่งงบประมาณ หรือคนละผู้ขอใช้ ถ้ารวมกันแล้วต้องใช้วิธีใด",
                "Whether it is one work or several, of different budgets or users; which method the sum would have asked for."
            )
        )
        {
            BaseRate = new("พบ 441 กลุ่มใน 10,174 สัญญา", "441 groups in 10,174 contracts"),
        },
        new(
            "F02",
            SignGroup.Favouritism,
            new("แบ่งซื้อแบ่งจ้างในช่วงเวลาใกล้กัน", "Split within a window"),
            new(
                "วิธีเฉพาะเจาะจง รายเดียวกัน งานชื่อคล้ายกัน (ตั้งแต่ {likeness}) ภายใน {days} แต่ละสัญญาต่ำกว่า {ceiling} และรวมกันเกิน {ceiling}",
                "Direct purchases from one vendor of like works (at least {likeness}) within {days}, each below {ceiling}, together above {ceiling}."
            ),
            Fields(Field.Work, Field.Method, Field.Winners, Field.AgreedPrice, Field.ContractDay),
            new(
                "งานที่จ้างซ้ำทุกเดือน เช่น ทำความสะอาดหรือน้ำมัน มีชื่อคล้ายกันโดยปกติ",
                "Works that come every month, cleaning or fuel, have like names by nature."
            ),
            new(
                "ทราบความต้องการทั้งหมดตั้งแต่แรกหรือไม่ และเหตุที่ไม่รวมเป็นครั้งเดียว",
                "Whether the whole need was known from the beginning, and why it was not one purchase."
            )
        )
        {
            BaseRate = new(
                "พบ 918 กลุ่ม (7,109 สัญญา) ใน 137,099 โครงการของสี่จังหวัด",
                "918 groups (7,109 contracts) in 137,099 projects of four provinces"
            ),
        },
        new(
            "F03",
            SignGroup.Favouritism,
            new("ราคาเฉียดวงเงินเฉพาะเจาะจง", "Just below the ceiling"),
            new(
                "วิธีเฉพาะเจาะจง ราคาที่ตกลงตั้งแต่ {from} แต่ต่ำกว่า {ceiling}",
                "Direct purchases agreed at {from} or more, but below {ceiling}."
            ),
            Fields(Field.Method, Field.AgreedPrice),
            new(
                "ราคาเท่าวงเงินพอดีชอบด้วยกฎหมายและไม่นับ งานจำนวนมากมีราคาจริงในช่วงนี้",
                "Exactly at the ceiling is lawful and not counted; many works really cost about as much."
            ),
            new(
                "ที่มาของราคากลาง และมีงานส่วนที่เหลือซึ่งแยกไปซื้ออีกครั้งหรือไม่",
                "Where the reference price comes from, and whether a rest of the work was bought apart."
            )
        )
        {
            BaseRate = new(
                "1,789 สัญญาอยู่ในช่วง 450,000–500,000 เทียบกับ 119 สัญญาในช่วง 500,000–550,000 (จาก 10,174)",
                "1,789 contracts between 450,000 and 500,000 against 119 between 500,000 and 550,000 (of 10,174)"
            ),
        },
        new(
            "F04",
            SignGroup.Price,
            new("ราคาเท่าราคากลางพอดี", "No discount"),
            new(
                "วิธีที่มีการแข่งขัน ราคาที่ตกลงเท่ากับราคากลาง",
                "Competitive methods: the agreed price equals the reference price."
            ),
            Fields(Field.Method, Field.AgreedPrice, Field.ReferencePrice),
            new(
                "พบได้มากในงานที่ราคากลางมาจากราคาตลาด ไม่นับวิธีเฉพาะเจาะจง",
                "Common where the reference price is the market price; direct purchases are not counted."
            ),
            new(
                "จำนวนผู้เสนอราคา และผู้เสนอราคาทราบราคากลางเมื่อใด",
                "How many bid, and when they learned the reference price."
            )
        )
        {
            BaseRate = new(
                "52% ของทุกวิธี; วิธี e-bidding 1,457 จาก 137,099 โครงการ",
                "52 % over all methods; 1,457 by e-bidding of 137,099 projects"
            ),
        },
        new(
            "F05",
            SignGroup.Price,
            new("ราคาใกล้ราคากลางมาก", "Very near the reference price"),
            new(
                "วิธีที่มีการแข่งขัน ราคาที่ตกลงต่ำกว่าราคากลางไม่เกิน {margin}",
                "Competitive methods: below the reference price by at most {margin}."
            ),
            Fields(Field.Method, Field.AgreedPrice, Field.ReferencePrice),
            new(
                "ราคากลางที่คิดละเอียดจะใกล้ราคาจริงอยู่แล้ว",
                "A carefully made reference price is near the real one."
            ),
            new("จำนวนผู้เสนอราคาและราคาของรายอื่น", "How many bid, and what the others asked.")
        ),
        new(
            "F06",
            SignGroup.Price,
            new("ราคาสูงกว่าราคากลาง", "Above the reference price"),
            new(
                "ราคาที่ตกลงสูงกว่าราคากลางเกิน {tolerance} (และเกินหนึ่งบาท); ตั้งแต่ {severe} ควรตรวจตัวเลขก่อน",
                "Agreed above the reference price by more than {tolerance} (and a baht); from {severe} on check the figures first."
            ),
            Fields(Field.AgreedPrice, Field.ReferencePrice),
            new(
                "ที่สูงมากมักเป็นการพิมพ์ผิด ผิดหน่วย หรือผิดแถว",
                "What is far above is most often a slip: the unit or the row."
            ),
            new(
                "ตัวเลขในทะเบียนตรงกับสัญญาหรือไม่ และเหตุผลที่อนุมัติ",
                "Whether the register agrees with the contract, and why it was approved."
            )
        )
        {
            BaseRate = new("1,190 จาก 137,099 โครงการ", "1,190 of 137,099 projects"),
        },
        new(
            "F07",
            SignGroup.Price,
            new("สัญญารวมเกินวงเงิน", "Above the budget"),
            new(
                "ราคาที่ตกลงของทุกสัญญาในโครงการเดียวรวมกันสูงกว่าวงเงินงบประมาณ",
                "The contracts of one project together are above its budget."
            ),
            Fields(Field.AgreedPrice, Field.Budget),
            new(
                "วงเงินในบางไฟล์เป็นของสัญญา ไม่ใช่ของโครงการ",
                "In some files the budget is that of the contract, not of the project."
            ),
            new(
                "วงเงินที่ได้รับจัดสรรจริง และการอนุมัติเพิ่มวงเงิน",
                "What was really allotted, and whether more was approved."
            )
        ),
        new(
            "F08",
            SignGroup.Price,
            new("ราคาต่ำผิดปกติ", "Unusually low"),
            new(
                "วิธีที่มีการแข่งขัน ราคาที่ตกลงต่ำกว่าราคากลางตั้งแต่ {margin}",
                "Competitive methods: below the reference price by {margin} or more."
            ),
            Fields(Field.Method, Field.AgreedPrice, Field.ReferencePrice),
            new("การแข่งขันสูงทำให้ราคาต่ำได้", "Strong competition makes low prices."),
            new(
                "ราคากลางเป็นปัจจุบันหรือไม่ และงานส่งมอบครบตามสัญญาหรือไม่",
                "Whether the reference price is up to date, and the work was delivered in full."
            )
        ),
        new(
            "F09",
            SignGroup.Price,
            new("ราคากลางเท่าวงเงิน", "Reference price equals the budget"),
            new(
                "ราคากลางต่างจากวงเงินไม่เกิน {margin} แสดงเป็นภาพรวมของปีเท่านั้น",
                "The reference price differs from the budget by at most {margin}; shown for the year as a whole only."
            ),
            Fields(Field.ReferencePrice, Field.Budget),
            new("พบได้เกือบครึ่งหนึ่งของโครงการทั้งหมด", "Nearly half of all projects have it."),
            new("วิธีคิดราคากลางของงานที่วงเงินสูง", "How the reference price of the larger works was made.")
        )
        {
            BaseRate = new("46.8% ของ 10,174 สัญญา", "46.8 % of 10,174 contracts"),
        },
        new(
            "F10",
            SignGroup.Competition,
            new("มีผู้เสนอราคารายเดียว", "A single bidder"),
            new(
                "วิธีที่มีการแข่งขัน (e-market, e-bidding, สอบราคา) และมีผู้เสนอราคารายเดียว",
                "Competitive methods (e-market, e-bidding, sealed bids) with one bidder."
            ),
            Fields(Field.Method, Field.Bidders),
            new(
                "งานเฉพาะทางมีผู้ขายน้อย บางไฟล์บันทึกเฉพาะผู้ชนะ",
                "Special works have few sellers; some files name only the winner."
            ),
            new(
                "บันทึกผู้เสนอราคาครบหรือไม่ และคุณสมบัติที่กำหนดกว้างพอหรือไม่",
                "Whether all bidders are recorded, and the terms were wide enough."
            )
        ),
        new(
            "F11",
            SignGroup.Competition,
            new("วิธีคัดเลือกแต่ผู้เสนอราคาไม่ถึงเกณฑ์", "Selection with too few bidders"),
            new("วิธีคัดเลือก และมีผู้เสนอราคาน้อยกว่า {bidders}", "The selection method with fewer than {bidders}."),
            Fields(Field.Method, Field.Bidders),
            new(
                "กฎหมายนับผู้ที่เชิญ ไม่ใช่ผู้ที่เสนอราคา และน้อยกว่าได้หากผู้มีคุณสมบัติมีไม่ถึง",
                "The law counts who was invited, not who bid; fewer are lawful where fewer qualify."
            ),
            new("เชิญกี่ราย และบันทึกเหตุผลไว้หรือไม่", "How many were invited, and whether the reason is on record.")
        ),
        new(
            "F12",
            SignGroup.Favouritism,
            new("เฉพาะเจาะจงเกินวงเงินโดยไม่ระบุเหตุ", "Direct above the ceiling without a ground"),
            new(
                "วิธีเฉพาะเจาะจง ราคาที่ตกลง (หรือวงเงิน หากไม่มีราคา) เกิน {ceiling} และไม่ได้ระบุเหตุตามมาตรา 56 (2) ข้ออื่นนอกจาก (ข)",
                "Direct purchases agreed (or, without a price, budgeted) above {ceiling} with no ground of section 56 (2) but (ข) given."
            ),
            Fields(Field.Method, Field.AgreedPrice),
            new(
                "ไม่ระบุเหตุในข้อมูล ไม่ได้แปลว่าไม่มีเหตุ",
                "No ground in the data does not mean that there was none."
            ),
            new(
                "เหตุตามมาตรา 56 (2) ในรายงานขอซื้อขอจ้าง แล้วบันทึกเพิ่มในทะเบียน",
                "The ground in the request; then add it to the register."
            )
        )
        {
            BaseRate = new(
                "5.9% ของสัญญาเกิน 500,000 บาทใช้วิธีเฉพาะเจาะจง (จาก 10,174 สัญญา)",
                "5.9 % of contracts above 500,000 baht are direct (of 10,174 contracts)"
            ),
        },
        new(
            "F13",
            SignGroup.Favouritism,
            new("จ้างรายเดิมซ้ำ", "The same vendor again and again"),
            new(
                "วิธีเฉพาะเจาะจงกับรายเดียวกันในปีงบประมาณตั้งแต่ {contracts}",
                "Direct purchases from one vendor in the fiscal year: at least {contracts}."
            ),
            Fields(Field.Method, Field.Winners),
            new(
                "พื้นที่หนึ่งมีร้านอาหาร ร้านทำความสะอาด หรือปั๊มน้ำมันไม่กี่ราย",
                "A district has few vendors of lunch, cleaning or fuel."
            ),
            new(
                "งานประเภทใด ในพื้นที่มีผู้ขายกี่ราย และเทียบราคากับรายอื่นหรือไม่",
                "Which kind of work, how many vendors there are nearby, whether prices were compared."
            )
        )
        {
            BaseRate = new("254 คู่ใน 10,174 สัญญา", "254 pairs in 10,174 contracts"),
        },
        new(
            "F14",
            SignGroup.Favouritism,
            new("รายเดียวได้ส่วนแบ่งสูง", "A large share to one vendor"),
            new(
                "รายเดียวได้มูลค่าตั้งแต่ {share} ของทั้งปี เมื่อหน่วยงานมีตั้งแต่ {contracts} และรายนั้นได้ตั้งแต่ {vendor-contracts}",
                "One vendor has {share} or more of the year's value, where the agency has at least {contracts} and that vendor at least {vendor-contracts}."
            ),
            Fields(Field.Winners, Field.AgreedPrice),
            new(
                "สัญญาใหญ่สัญญาเดียวที่ได้จากการแข่งขันทำให้ส่วนแบ่งสูงได้",
                "One large contract won in competition makes a large share."
            ),
            new(
                "ได้มาด้วยวิธีใดบ้าง และสัญญาใดทำให้ส่วนแบ่งสูง",
                "By which methods, and which contract makes the share."
            )
        ),
        new(
            "F15",
            SignGroup.Favouritism,
            new("มูลค่ากระจุกตัว", "Concentration"),
            new(
                "ผลรวมของส่วนแบ่งยกกำลังสองของทุกรายในปี เกิน {index} เมื่อมีตั้งแต่ {contracts}",
                "The sum of all vendors' squared shares in the year is above {index}, where there are at least {contracts}."
            ),
            Fields(Field.Winners, Field.AgreedPrice),
            new(
                "ไม่มีเกณฑ์ราชการ ทะเบียนไม่มีประเภทสินค้า จึงคิดรวมทั้งปี",
                "There is no official cut-off; the register has no categories, so the year is taken as one."
            ),
            new("ดูร่วมกับส่วนแบ่งของแต่ละราย", "To be read with the shares of the vendors.")
        ),
        NotComputable(
            "F16",
            SignGroup.Favouritism,
            new("ผู้ขายพึ่งหน่วยงานเดียว", "A vendor with one customer"),
            new("ผู้ขายมีสัญญาจำนวนมากกับหน่วยงานเดียวเท่านั้น", "A vendor has many contracts, all with one agency."),
            new(
                "ต้องมีข้อมูลของทุกหน่วยงานที่ผู้ขายรายนั้นค้าขายด้วย ซึ่งทะเบียนของหน่วยงานไม่มี",
                "the contracts of all agencies the vendor sells to, which an agency's register does not hold"
            )
        ),
        new(
            "F17",
            SignGroup.Favouritism,
            new("เลขสัญญาเรียงติดกัน", "Contracts numbered in a row"),
            new(
                "เลขที่สัญญาในชุดเดียวกันเรียงติดกันตั้งแต่ {contracts} เป็นของรายเดียวกัน",
                "At least {contracts} in a row of one series went to the same vendor."
            ),
            Fields(Field.ContractNumber, Field.Winners),
            new("เมื่อมีผู้ขายไม่กี่รายย่อมเรียงติดกันบ้าง", "With few vendors some numbers will follow each other."),
            new("เป็นงานเดียวที่แยกเป็นหลายสัญญาหรือไม่", "Whether it is one work in several contracts.")
        ),
        new(
            "F18",
            SignGroup.Favouritism,
            new("หลายสัญญากับรายเดียวในเดือนเดียว", "Several contracts in one month"),
            new(
                "วิธีเฉพาะเจาะจงกับรายเดียวกันในเดือนปฏิทินเดียวตั้งแต่ {contracts}",
                "Direct purchases from one vendor in one calendar month: at least {contracts}."
            ),
            Fields(Field.Method, Field.Winners, Field.ContractDay),
            new("การซื้อวัสดุสิ้นเปลืองรายสัปดาห์เกิดซ้ำได้", "Weekly supplies come again and again."),
            new("รวมเป็นสัญญาเดียวได้หรือไม่", "Whether they could have been one contract.")
        ),
        NotComputable(
            "F19",
            SignGroup.Competition,
            new("ผลัดกันชนะ", "Rotation"),
            new(
                "ผู้เสนอราคากลุ่มเดิมสองถึงสี่รายผลัดกันชนะในงานประเภทเดียวกัน",
                "The same two to four bidders win by turns in one category."
            ),
            new("ทะเบียนไม่มีประเภทของงานและวันที่ยื่นข้อเสนอ", "the category of the work and the dates of bids")
        ),
        new(
            "F20",
            SignGroup.Timing,
            new("เร่งใช้งบปลายปี", "Year-end rush"),
            new(
                "มูลค่าของสัญญาที่ลงวันที่ในเดือนสิงหาคมและกันยายนตั้งแต่ {share} ของทั้งปี เมื่อมีตั้งแต่ {contracts}",
                "Contracts dated August and September are {share} or more of the year's value, where there are at least {contracts}."
            ),
            Fields(Field.ContractDay, Field.AgreedPrice),
            new("งบที่จัดสรรช้าหรือเงินเหลือจ่ายทำให้เกิดได้", "Late allotments and leftover funds cause it."),
            new("เหตุที่สัญญามูลค่าสูงลงนามปลายปี", "Why the larger contracts were signed late.")
        ),
        NotComputable(
            "F21",
            SignGroup.Timing,
            new("ระยะเวลายื่นข้อเสนอสั้น", "Short submission period"),
            new(
                "วิธีที่มีการแข่งขัน ให้เวลายื่นข้อเสนอน้อยกว่าที่กำหนด",
                "Competitive methods with less time to bid than is due."
            ),
            new(
                "ทะเบียนไม่มีวันประกาศเชิญชวนและวันปิดรับข้อเสนอ",
                "the days of the announcement and of the end of submission"
            )
        ),
        new(
            "F22",
            SignGroup.Data,
            new("สัญญาลงวันหยุด", "Dated on a day off"),
            new(
                "วันที่ของสัญญาเป็นวันเสาร์ อาทิตย์ หรือวันหยุดราชการ",
                "The contract is dated on a Saturday, a Sunday or a public holiday."
            ),
            Fields(Field.ContractDay),
            new("ส่วนใหญ่เป็นการพิมพ์วันที่ผิด", "Mostly the date is a slip."),
            new("วันที่ในสัญญาฉบับจริง", "The date on the contract itself.")
        )
        {
            BaseRate = new("0.22% ของ 10,174 สัญญา", "0.22 % of 10,174 contracts"),
        },
        new(
            "F23",
            SignGroup.Data,
            new("เลขสัญญาซ้ำ", "Contract number twice"),
            new(
                "เลขที่สัญญาเดียวกันในปีเดียวกัน แต่ผู้ขายหรืองานต่างกัน",
                "One contract number in one year with different vendors or works."
            ),
            Fields(Field.ContractNumber, Field.Work, Field.Winners),
            new(
                "เป็นเรื่องของข้อมูล: แต่ละส่วนงานอาจออกเลขของตนเอง",
                "A matter of data: sections may number on their own."
            ),
            new("เลขที่ถูกต้อง", "The right number.")
        ),
        new(
            "F24",
            SignGroup.Data,
            new("เลขผู้เสียภาษีไม่ตรงกับชื่อ", "Tax id and name do not agree"),
            new(
                "เลขเดียวมีหลายชื่อ ชื่อเดียวมีหลายเลข หรือหลักสุดท้ายตรวจไม่ผ่าน",
                "One id with several names, one name with several ids, or a last digit that does not check."
            ),
            Fields(Field.TaxId),
            new(
                "ชื่อเดียวเขียนได้หลายแบบ และกิจการเปลี่ยนชื่อได้",
                "One name is written in many ways, and firms change theirs."
            ),
            new("หนังสือรับรองของผู้ขาย", "The vendor's certificate of registration.")
        ),
        new(
            "F25",
            SignGroup.Data,
            new("วันที่ขัดกัน", "Days that contradict each other"),
            new(
                "สัญญาสิ้นสุดก่อนเริ่ม หรือวันที่ของสัญญาไม่อยู่ในปีงบประมาณที่รายงาน",
                "The contract ends before it begins, or is dated outside the fiscal year of the report."
            ),
            Fields(Field.ContractDay),
            new("เกือบทั้งหมดเป็นการพิมพ์ผิด", "Nearly always a slip."),
            new("วันที่ในสัญญาฉบับจริง", "The dates on the contract itself.")
        ),
        new(
            "F26",
            SignGroup.Price,
            new("ราคากลมตัว", "Round prices"),
            new(
                "ราคาที่ตกลงตั้งแต่ {from} และลงตัวด้วย {multiple} แสดงเป็นภาพรวมของปีเท่านั้น",
                "Agreed prices of {from} or more that are multiples of {multiple}; shown for the year as a whole only."
            ),
            Fields(Field.AgreedPrice),
            new("ราคาเหมามักเป็นตัวเลขกลม", "Lump sums are usually round."),
            new("มีการต่อรองราคาหรือไม่", "Whether the price was negotiated.")
        ),
        new(
            "F27",
            SignGroup.Competition,
            new("เสนอราคาเท่ากัน", "Identical bids"),
            new("ผู้เสนอราคาสองรายเสนอราคาเท่ากันในโครงการเดียว", "Two bidders of one process bid the same price."),
            Fields(Field.Bidders),
            new(
                "สินค้าที่มีราคาควบคุมหรือราคามาตรฐานมีราคาเท่ากันได้",
                "Goods with controlled prices cost the same everywhere."
            ),
            new("ใบเสนอราคาของทั้งสองราย", "The quotations of both.")
        ),
        new(
            "F28",
            SignGroup.Competition,
            new("เสนอราคาด้วยกันบ่อย", "Often bidding together"),
            new(
                "สองรายเสนอราคาในโครงการเดียวกันตั้งแต่ {together} เป็นสัดส่วนตั้งแต่ {share} ของรายที่เสนอน้อยกว่า และรายหนึ่งชนะตั้งแต่ {wins}",
                "Two vendors bid together in at least {together}, {share} or more of those of the one that bids less, and one of them wins {wins} or more."
            ),
            Fields(Field.Bidders, Field.Winners),
            new("ในพื้นที่ที่มีผู้ขายน้อย ย่อมพบกันบ่อย", "Where vendors are few they meet often."),
            new(
                "ความเกี่ยวพันของทั้งสองราย และใครเป็นผู้ขอใบเสนอราคา",
                "Whether the two are related, and who asked for the quotations."
            )
        ),
        NotComputable(
            "F29",
            SignGroup.Competition,
            new("ผู้เสนอราคาเกี่ยวพันกัน", "Related bidders"),
            new(
                "ผู้เสนอราคามีกรรมการ ที่อยู่ หรือโทรศัพท์เดียวกัน",
                "Bidders share a director, an address or a telephone."
            ),
            new(
                "ต้องมีทะเบียนนิติบุคคลของกรมพัฒนาธุรกิจการค้า",
                "the company register of the Department of Business Development"
            )
        ),
        NotComputable(
            "F30",
            SignGroup.Price,
            new("สัญญาสูงกว่าราคาที่ชนะ", "Contract above the award"),
            new("มูลค่าสัญญาสูงกว่าราคาที่ชนะการเสนอราคา", "The contract is worth more than the winning offer."),
            new(
                "ทะเบียนมีราคาที่ตกลงเพียงค่าเดียว ไม่แยกราคาที่ชนะกับมูลค่าสัญญา",
                "the award and the contract value apart; the register has one agreed price"
            )
        ),
        new(
            "F31",
            SignGroup.Data,
            new("ข้อมูลไม่ครบ", "Fields not given"),
            new(
                "ช่องที่แบบรายงานของปีต้องการ แต่ยังไม่ได้กรอกและไม่ได้ใส่เครื่องหมายว่าไม่มี รวมเป็นรายเดือน",
                "Fields that the forms of the year ask for and that are neither given nor marked as none, month by month."
            ),
            Fields(Field.Work),
            new("ไม่ใช่เรื่องความสุจริต เป็นเรื่องความครบถ้วน", "Not about integrity, about completeness."),
            new("กรอกให้ครบก่อนเผยแพร่", "Fill them in before publishing.")
        ),
        NotComputable(
            "F32",
            SignGroup.Competition,
            new("ผู้ทิ้งงาน", "Debarred vendor"),
            new("ผู้ขายอยู่ในรายชื่อผู้ทิ้งงานในวันทำสัญญา", "The vendor was debarred on the day of the contract."),
            new("ยังไม่มีรายชื่อผู้ทิ้งงานที่นำเข้าได้", "the list of debarred vendors")
        ),
        new(
            "F33",
            SignGroup.Favouritism,
            new("ได้งานด้วยวิธีเฉพาะเจาะจงทั้งหมด", "Only ever direct"),
            new(
                "รายเดียวมีตั้งแต่ {contracts} รวมเกิน {sum} และทุกสัญญาใช้วิธีเฉพาะเจาะจง",
                "A vendor has at least {contracts}, together above {sum}, and every one is direct."
            ),
            Fields(Field.Method, Field.Winners, Field.AgreedPrice),
            new("งานย่อยจำนวนมากใช้วิธีเฉพาะเจาะจงได้ตามกฎหมาย", "Many small works are lawfully direct."),
            new("ควรใช้ e-market หรือสัญญารายปีหรือไม่", "Whether e-market or a yearly contract would fit.")
        )
        {
            BaseRate = new(
                "97.6% ของสัญญา 100,000–500,000 บาทใช้วิธีเฉพาะเจาะจง",
                "97.6 % of contracts between 100,000 and 500,000 baht are direct"
            ),
        },
        NotComputable(
            "F34",
            SignGroup.Favouritism,
            new("รายใหม่ยอดพุ่ง", "A newcomer among the largest"),
            new(
                "ผู้ขายที่พบครั้งแรกในปีนี้และอยู่ในสามอันดับแรกตามมูลค่า",
                "A vendor first seen this year and among the top three by value."
            ),
            new(
                "ต้องมีเลขผู้เสียภาษีของผู้ขายครบทุกรายอย่างน้อยสามปีงบประมาณ",
                "the tax ids of all vendors over at least three fiscal years"
            )
        ),
    ];

    /// <summary>The sign with this code; null where there is none.</summary>
    public static ThaiSign? Of(string code) => All.FirstOrDefault(s => s.Code == code);

    private static FieldSet Fields(params Field[] fields) => FieldSet.Of(fields);

    private static ThaiSign NotComputable(
        string code,
        SignGroup group,
        Bilingual name,
        Bilingual definition,
        Bilingual absent
    ) => new(code, group, name, definition, None, new("", ""), new("", "")) { Absent = absent };
}
