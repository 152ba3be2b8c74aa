using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Prongsai.Agencies.Contracts;
using Prongsai.Web.CommandLine;

namespace Prongsai.Bench;

/// <summary>Every workspace page on the sample office, warm, over HTTP on this machine: 50 ms each at the most.</summary>
internal static partial class WorkspacePages
{
    private const double GateMilliseconds = 50;

    private static readonly string[] Pages =
    [
        "/staff",
        "/staff/assessment",
        "/staff/assessment/2567",
        "/staff/frameworks",
        "/staff/measures",
        "/staff/reports",
        "/staff/disclosures",
        "/staff/disclosures?year=2567",
        "/staff/disclosures/2567/O15",
        "/staff/disclosures/2567/O15/write",
        "/staff/disclosures/due",
        "/staff/disclosures/assessor",
        "/khlong-sam-wa",
        "/khlong-sam-wa/scores/2567",
        "/khlong-sam-wa/oit/2567",
    ];

    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("prongsai-bench-").FullName;
        await using var app = await AnInstallation.PreparedAsync(folder, "--urls", "http://127.0.0.1:0");
        await app.StartAsync();
        var agency = await SampleOffice.LoadAsync(
            app.Services,
            SampleOffice.FolderOf("khlong-sam-wa"),
            CancellationToken.None
        );
        var address = app
            .Services.GetRequiredService<IServer>()
            .Features.Get<IServerAddressesFeature>()!
            .Addresses.First();
        using var officer = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() });
        officer.BaseAddress = new Uri(address);
        await SignInAsync(app.Services, officer, agency);

        var slowest = 0.0;
        foreach (var page in Pages)
        {
            for (var warm = 0; warm < 20; warm++)
                await OpenAsync(officer, page);
            List<double> times = [];
            for (var round = 0; round < 50; round++)
                times.Add(await Rounds.TimeAsync(() => OpenAsync(officer, page)));
            Rounds.Show(page, times);
            slowest = Math.Max(slowest, Rounds.Median(times));
        }

        Rounds.Machine();
        Rounds.Ratio(
            slowest / GateMilliseconds,
            string.Create(CultureInfo.InvariantCulture, $"< 1.0 (slowest page over {GateMilliseconds} ms)")
        );
        await app.StopAsync();
        Directory.Delete(folder, recursive: true);
        return slowest < GateMilliseconds ? 0 : 1;
    }

    private static async Task SignInAsync(IServiceProvider services, HttpClient officer, Agency agency)
    {
        await using var scope = services.CreateAsyncScope();
        var made = await scope.ServiceProvider.GetRequiredService<IFirstAdministrator>().EnsureAsync(agency.Id);
        var form = await officer.GetStringAsync("/staff/sign-in");
        var token = AntiforgeryToken().Match(form).Groups[1].Value;
        using var fields = new FormUrlEncodedContent(
            new Dictionary<string, string>
            {
                ["name"] = made!.Name,
                ["password"] = made.Password,
                ["__RequestVerificationToken"] = token,
            }
        );
        var answer = await officer.PostAsync("/staff/sign-in", fields);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task OpenAsync(HttpClient officer, string page)
    {
        using var answer = await officer.GetAsync(page);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex AntiforgeryToken();
}
