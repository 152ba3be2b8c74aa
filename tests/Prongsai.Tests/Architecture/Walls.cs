using System.Reflection;
using Prongsai.Agencies;
using Prongsai.Assessment;
using Prongsai.Backups;
using Prongsai.Complaints;
using Prongsai.Disclosures;
using Prongsai.Feedback;
using Prongsai.Kernel;
using Prongsai.Ledger;
using Prongsai.Measures;
using Prongsai.Meetings;
using Prongsai.Notifications;
using Prongsai.Procurement;
using Prongsai.Reports;
using Prongsai.Services;
using Prongsai.Surveys;

namespace Prongsai.Tests.Architecture;

/// <summary>What the compiler does not keep by itself.</summary>
public sealed class Walls
{
    // In the order of a datum's life: a room may know those before it, never those after it.
    private static readonly Assembly[] Rooms =
    [
        typeof(KernelModule).Assembly,
        typeof(AgenciesModule).Assembly,
        typeof(NotificationsModule).Assembly,
        typeof(AssessmentModule).Assembly,
        typeof(SurveysModule).Assembly,
        typeof(DisclosuresModule).Assembly,
        typeof(ProcurementModule).Assembly,
        typeof(ServicesModule).Assembly,
        typeof(MeetingsModule).Assembly,
        typeof(FeedbackModule).Assembly,
        typeof(ComplaintsModule).Assembly,
        typeof(MeasuresModule).Assembly,
        typeof(ReportsModule).Assembly,
        typeof(BackupsModule).Assembly,
        typeof(LedgerModule).Assembly,
    ];

    public static TheoryData<int> EveryRoom => [.. Enumerable.Range(0, Rooms.Length)];

    public static TheoryData<int> EveryModule => [.. Enumerable.Range(1, Rooms.Length - 1)];

    [Theory, MemberData(nameof(EveryRoom))]
    public void A_room_knows_only_earlier_rooms(int room)
    {
        var later = Rooms[room..].Select(r => r.GetName().Name).Append("prongsai").ToHashSet();

        var known = Rooms[room].GetReferencedAssemblies().Select(r => r.Name).Where(later.Contains);

        Assert.Empty(known);
    }

    [Theory, MemberData(nameof(EveryModule))]
    public void A_module_shows_only_its_contracts_and_its_module_class(int room)
    {
        var name = Rooms[room].GetName().Name!;

        var shown = Rooms[room]
            .GetExportedTypes()
            .Where(type => type.Namespace != $"{name}.Contracts" && type.Name != $"{name.Split('.')[^1]}Module");

        Assert.Empty(shown);
    }

    [Theory, MemberData(nameof(EveryRoom))]
    public void No_type_is_named_for_what_code_is_instead_of_what_it_means(int room)
    {
        string[] drawers =
        [
            "Helper",
            "Helpers",
            "Util",
            "Utils",
            "Manager",
            "Processor",
            "Dto",
            "Repository",
            "Handler",
        ];

        var drawn = Rooms[room]
            .GetTypes()
            .Where(type => drawers.Any(d => type.Name.EndsWith(d, StringComparison.Ordinal)));

        Assert.Empty(drawn);
    }

    /// <summary>Compiled pages are known by their path within their module: of two alike one would vanish without a word.</summary>
    [Fact]
    public void No_two_modules_have_a_page_of_the_same_path()
    {
        var pages =
            from module in Directory.GetDirectories(Path.Combine(Repository.Root, "src"))
            from page in Directory.GetFiles(module, "*.cshtml", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(module, page).Replace('\\', '/')
            where
                !path.StartsWith("bin/", StringComparison.Ordinal)
                && !path.StartsWith("obj/", StringComparison.Ordinal)
                && path is not ("_ViewImports.cshtml" or "_ViewStart.cshtml")
            group page by path;

        Assert.Empty(pages.Where(alike => alike.Count() > 1).Select(alike => alike.Key));
    }

    /// <summary>What is being written is not the public's: its pages may not even name it.</summary>
    [Fact]
    public void The_public_pages_of_disclosures_read_editions_and_never_a_draft()
    {
        string[] secrets =
        [
            "Draft",
            "DraftFile",
            "Mark",
            "AtWork",
            "RegisterLine",
            "DisclosureDrafts",
            "DisclosureMarks",
            "DisclosureFiles",
        ];
        NobodyNames(secrets, "Prongsai.Disclosures/Portal", secret => $@"\b{secret}\b");
    }

    /// <summary>What is in the register is the office's until an edition holds it.</summary>
    [Fact]
    public void The_public_pages_of_procurement_read_what_was_published_and_never_the_register()
    {
        string[] secrets =
        [
            "Purchases",
            "Standing",
            "MonthsOfNothing",
            "MonthsAsync",
            "MonthAsync",
            "PurchaseImports",
            "TakenPurchases",
            "WrittenForms",
            "CitizenQuestions",
        ];
        NobodyNames(
            secrets,
            "Prongsai.Procurement/Public",
            secret => $@"(?:\bdb\s*\.\s*{secret}\b|Set<{secret}>|Set<Purchase>|\b{secret}\()"
        );
    }

    /// <summary>Nobody may read of an answer, a round or an officer but what was published of it.</summary>
    [Fact]
    public void The_public_pages_of_surveys_read_what_was_published_and_never_an_answer()
    {
        string[] secrets =
        [
            "SurveyAnswers",
            "SurveyRounds",
            "FreeTexts",
            "WaysIn",
            "RoundRead",
            "RoundResults",
            "AnswerSheet",
            "ResultTable",
            "Guard",
        ];
        NobodyNames(secrets, "Prongsai.Surveys/Public", secret => $@"\b{secret}\b");
    }

    /// <summary>What nobody has approved is not the public's, and what citizens sent is nobody's to show.</summary>
    [Fact]
    public void The_public_pages_of_services_read_what_was_approved_and_never_a_draft_or_a_request()
    {
        string[] secrets =
        [
            "DraftManual",
            "Draft",
            "Preparers",
            "ManualForm",
            "ServiceRequests",
            "RequestEvents",
            "RequestFiles",
            "RequestDesk",
        ];
        NobodyNames(secrets, "Prongsai.Services/Public", secret => $@"\b{secret}\b");
    }

    /// <summary>Of news the public reads the words; accounts, tries and who wrote them are the office's.</summary>
    [Fact]
    public void The_public_pages_of_news_read_posts_and_never_accounts_or_deliveries()
    {
        string[] secrets =
        [
            "ChannelAccounts",
            "PostDeliveries",
            "AccountSecrets",
            "Preparers",
            "PreparedBy",
            "TicketWatches",
        ];
        NobodyNames(secrets, "Prongsai.Services/Channels/Public", secret => $@"\b{secret}\b");
    }

    private static void NobodyNames(string[] secrets, string folder, Func<string, string> pattern)
    {
        var pages = Directory
            .GetFiles(Path.Combine(Repository.Root, "src", folder))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml")
            .ToList();

        var named = pages.SelectMany(file =>
            secrets
                .Where(secret => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(file), pattern(secret)))
                .Select(secret => $"{Path.GetFileName(file)}: {secret}")
        );

        Assert.NotEmpty(pages);
        Assert.Empty(named);
    }

    [Theory, MemberData(nameof(EveryModule))]
    public void Tables_carry_the_prefix_of_their_module(int room)
    {
        var prefix = Rooms[room].GetName().Name!.Split('.')[^1].ToLowerInvariant();
        var tables = Rooms[room].GetTypes().Where(t => t.IsAssignableTo(typeof(ITables)) && !t.IsAbstract);
        var model = new Microsoft.EntityFrameworkCore.ModelBuilder();
        foreach (var brought in tables)
            ((ITables)Activator.CreateInstance(brought)!).Describe(model);

        var names = model.Model.GetEntityTypes().Select(e => (string?)e["Relational:TableName"]).ToList();

        Assert.All(names, name => Assert.StartsWith(prefix, name, StringComparison.Ordinal));
    }
}
