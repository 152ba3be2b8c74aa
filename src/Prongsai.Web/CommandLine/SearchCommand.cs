using System.CommandLine;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai search rebuild</c>: makes what the public searches anew from what is published.</summary>
internal static class SearchCommand
{
    public static Command Command()
    {
        var rebuild = new Command("rebuild", "ทำดัชนีการค้นหาใหม่ทั้งหมด / make the search anew");
        rebuild.SetAction((_, cancellation) => Refused.OrAsync(() => RebuildAsync(cancellation)));

        return new("search", "การค้นหาเนื้อหาที่เผยแพร่ / searching what is published") { rebuild };
    }

    private static async Task<int> RebuildAsync(CancellationToken cancellation)
    {
        await using var app = Host.Build([]);
        await app.Services.PrepareAsync(cancellation);
        await using var scope = app.Services.CreateAsyncScope();
        var texts = await scope
            .ServiceProvider.GetRequiredService<SiteSearch>()
            .RebuildAsync(scope.ServiceProvider.GetServices<ISearchSource>(), cancellation);
        Console.WriteLine($"ค้นหาได้ {texts} รายการ / {texts} texts can be searched");
        return 0;
    }
}
