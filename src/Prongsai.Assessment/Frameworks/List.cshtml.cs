using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

internal sealed class ListModel(FrameworkLibrary library) : PageModel
{
    public IReadOnlyList<Row> Rows { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var all = await library.AllAsync(User.Agency(), cancellation);
        Rows =
        [
            .. all.Select(f => new Row(
                f.Framework,
                f.IsOwn,
                [
                    .. f
                        .Framework.Texts()
                        .CountBy(t => t.Wording.Confidence)
                        .OrderBy(count => count.Key)
                        .Select(count => (count.Key, count.Value)),
                ]
            )),
        ];
    }

    /// <param name="Confidences">How many texts there are of each confidence, the surest first.</param>
    internal sealed record Row(
        Framework Framework,
        bool IsOwn,
        IReadOnlyList<(Confidence Confidence, int Count)> Confidences
    );
}
