using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Web;
using Prongsai.Web.CommandLine;

namespace Prongsai.BrowserTests;

/// <summary>What City Hall sees of its fifty districts, and everybody else.</summary>
[Collection(InTheOffice.Name)]
public sealed class TheCityInABrowser(Office office)
{
    private static readonly string[] Addresses =
    [
        "/staff/city",
        "/staff/city?need=help&sort=need&dir=desc",
        "/staff/agencies",
        "/staff/agency",
        "/staff/agency/sections",
        "/bangkok",
        "/bangkok/agencies",
    ];

    [BrowserFact]
    public async Task Is_open_to_everybody_and_fits_a_phone()
    {
        await using var app = await App.StartAsync(Database.Sqlite);
        await SampleIn.LoadAsync(app);
        var observer = await CityAsync(app);

        var wrong = await LookedAt.WrongAsync(
            async (language, colours, width) =>
            {
                var page = await office.WindowAsync(app, width, 900, colours, signedIn: false, language: language);
                await Office.SignInAsync(page, observer);
                return page;
            },
            "city",
            Addresses,
            ("th", ColorScheme.Light, 1440),
            ("en", ColorScheme.Dark, 1440),
            ("th", ColorScheme.Light, 390),
            ("en", ColorScheme.Light, 320)
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    private static Task<Credentials> CityAsync(App app) =>
        app.Ask<IServiceProvider, Credentials>(async services =>
        {
            var city = await SampleCity.LoadAsync(services, new DateOnly(2026, 11, 22), CancellationToken.None);
            // Colours of its own, so that they too are looked at.
            return (
                await services
                    .GetRequiredService<IPeople>()
                    .AppointAsync(
                        city.Id,
                        new Newcomer("observer", "นายสมมุติ ส่วนกลาง"),
                        [Duty.ParentObserver, Duty.AgencyAdministrator],
                        Actor.System
                    )
            )!;
        });
}
