using System.Text;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Assessment.Results;

namespace Prongsai.Tests.Agencies;

public sealed class ImportingAgencies
{
    private const string Header = "รหัส,ที่อยู่ย่อ,ชื่อหน่วยงาน,ชื่อภาษาอังกฤษ,ประเภท,กลุ่มการประเมิน,สังกัด";

    [Theory, OnBothDatabases]
    public async Task Finds_columns_by_meaning_and_builds_the_tree(Database database)
    {
        await using var app = await App.StartAsync(database);

        var done = await ImportAsync(
            app,
            Csv(
                "ทะเบียนหน่วยงาน",
                Header + ",หมายเหตุ",
                ",dola-north,ที่ทำการปกครองภาคเหนือ,Northern Office,กรมหรือเทียบเท่า,general,กรมการปกครอง,x",
                "๑๐๐,dola,กรมการปกครอง,Department of Provincial Administration,Department,general,,"
            )
        );

        Assert.Empty(done.Refusals);
        Assert.Equal((2, 0, 0), (done.Registered, done.Changed, done.Same));
        Assert.Contains("หมายเหตุ", Assert.Single(done.Notes).Th, StringComparison.Ordinal);
        var north = await AgencyAsync(app, "dola-north");
        var dola = await AgencyAsync(app, "dola");
        Assert.Equal((dola.Id, "กรมการปกครอง", AgencyKind.Department), (north.ParentId, north.Parent.Th, north.Kind));
    }

    [Theory, OnBothDatabases]
    public async Task Updates_what_it_brought_and_leaves_blank_cells_alone(Database database)
    {
        await using var app = await App.StartAsync(database);
        await ImportAsync(
            app,
            Csv(
                "code,name_th,name_en,profile,phone",
                "1046,สำนักงานเขตคลองสามวา,Khlong Sam Wa District Office,,0 2111 1111"
            )
        );

        var again = await ImportAsync(
            app,
            Csv("code,name_th,name_en,phone", "1046,สำนักงานเขตคลองสามวา,Khlong Sam Wa Office,")
        );
        var same = await ImportAsync(app, Csv("code,name_en", "1046,Khlong Sam Wa Office"));

        Assert.Equal((0, 1, 0), (again.Registered, again.Changed, again.Same));
        Assert.Equal((0, 0, 1), (same.Registered, same.Changed, same.Same));
        var agency = await AgencyAsync(app, "khlong-sam-wa");
        Assert.Equal(
            ("Khlong Sam Wa Office", "0 2111 1111", "1046"),
            (agency.Name.En, agency.Contact.Phone, agency.Code)
        );
        Assert.Equal("กรุงเทพมหานคร", agency.Parent.Th);
    }

    [Fact]
    public async Task Tells_every_mistake_with_its_place_in_both_languages_and_keeps_nothing()
    {
        await using var app = await App.StartAsync(Database.Sqlite);

        var done = await ImportAsync(
            app,
            AFile.Xlsx(
                (
                    "เขต",
                    [
                        ["code", "slug", "name_th", "name_en", "profile", "kind", "parent", "email"],
                        ["1", "good", "เขตดี", "Good", "general", "", "", ""],
                        ["2", "staff", "เขตสงวน", "Reserved", "general", "", "", ""],
                        ["3", "nameless", "", "Nameless", "general", "", "", ""],
                        ["4", "odd", "เขตแปลก", "Odd", "unheard", "", "", ""],
                        ["5", "kind", "เขตชนิด", "Kind", "general", "ปราสาท", "", ""],
                        ["6", "lost", "เขตหลง", "Lost", "general", "", "ไม่มีที่นี่", ""],
                        ["7", "mail", "เขตเมล", "Mail", "general", "", "", "nobody"],
                        ["1", "twice", "เขตซ้ำ", "Twice", "general", "", "", ""],
                        ["9", "self", "เขตตน", "Self", "general", "", "self", ""],
                    ]
                )
            ),
            "เขต.xlsx"
        );

        Assert.Equal(
            [
                "agency-slug-reserved 3 slug",
                "agencies-missing 4 name_th",
                "agency-profile-unknown 5 profile",
                "agencies-kind-unknown 6 kind",
                "agency-email-shape 8 email",
                "agencies-twice 9 code",
                "agencies-parent-unknown 7 parent",
                "agency-under-itself 10 parent",
            ],
            done.Refusals.Select(r => $"{r.Code} {r.Where!.Row} {r.Where.Column}")
        );
        Assert.All(done.Refusals, r => Assert.Equal(("เขต.xlsx", "เขต"), (r.Where!.File, r.Where.Sheet)));
        Assert.All(done.Refusals, r => Assert.NotEqual(r.Words.Th, r.Words.En));
        Assert.Null(await app.Ask<IAgencies, Agency?>(a => a.BySlugAsync("good")));
    }

    public static TheoryData<string, byte[]> Bad =>
        new()
        {
            { "agencies-empty", Csv("ไม่มี,อะไร", "1,2") },
            { "agencies-empty", [] },
            { "agencies-no-rows", Csv(Header) },
            { "agencies-column-twice", Csv("ชื่อหน่วยงาน,name_th,code", "ก,ข,1") },
            { "sheet-bad-quotes", Csv("name_th,code", "\"ก\"ข\",1") },
            { "sheet-zip-bomb", AFile.ZipBomb() },
            { "sheet-not-text", [0x4D, 0x5A, 0x90, 0x00, 0x03, 0xFF, 0xDB] },
        };

    [Theory, MemberData(nameof(Bad))]
    public void Refuses_what_is_no_register(string code, byte[] content)
    {
        var name = content.AsSpan().StartsWith("PK"u8) ? "a.xlsx" : "a.csv";

        var file = Prongsai.Agencies.Importing.AgenciesFile.Read(name, content);

        Assert.Equal(code, file.Refusals[0].Code);
    }

    [Theory, OnBothDatabases]
    public async Task Through_the_page_touches_nothing_outside_our_tree(Database database)
    {
        await using var app = await App.StartAsync(database);
        await app.With<IAgencies>(a =>
            a.RegisterAsync("neighbour", new("เพื่อนบ้าน", "Neighbour"), new("", ""), "general", Actor.System)
        );

        var stolen = await UploadAsync(app, Csv("slug,name_th,name_en,profile", "neighbour,ยึดแล้ว,Taken,general"));
        var ours = await UploadAsync(app, Csv("slug,name_th,name_en,profile", "ksw-library,ห้องสมุด,Library,general"));

        Assert.Contains("มีหน่วยงานใช้แล้ว", stolen, StringComparison.Ordinal);
        Assert.Equal("เพื่อนบ้าน", (await AgencyAsync(app, "neighbour")).Name.Th);
        Assert.Contains("ลงทะเบียนใหม่ 1", ours, StringComparison.Ordinal);
        Assert.Equal(app.Agency, (await AgencyAsync(app, "ksw-library")).ParentId);
    }

    private static async Task<string> UploadAsync(App app, byte[] content)
    {
        var answer = await App.SubmitAsync(
            app.Officer,
            "/staff/agencies/import",
            [],
            files: [("file", "หน่วยงาน.csv", content)]
        );
        return (await App.ReadAsync(await answer.Content.ReadAsStringAsync())).QuerySelector("main")!.TextContent;
    }

    private static Task<AgenciesImported> ImportAsync(App app, byte[] content, string name = "หน่วยงาน.csv") =>
        app.Ask<IAgencyImport, AgenciesImported>(import =>
            import.ImportAsync(name, content, under: null, staysWithin: false, profile: null, Actor.System)
        );

    private static async Task<Agency> AgencyAsync(App app, string slug) =>
        (await app.Ask<IAgencies, Agency?>(a => a.BySlugAsync(slug)))!;

    private static byte[] Csv(params string[] rows) => Encoding.UTF8.GetBytes(string.Join("\r\n", rows) + "\r\n");
}
