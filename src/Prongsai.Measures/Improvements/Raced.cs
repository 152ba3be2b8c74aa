using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Measures.Improvements;

/// <summary>Somebody saved the same thing while a form was open. The form keeps what its writer typed; this says what stands now.</summary>
/// <param name="By">Who saved last.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Theirs">What stands now, field by field.</param>
internal sealed record Raced(string By, DateTime At, IReadOnlyList<(Bilingual Field, string? Text)> Theirs)
{
    public static async Task<Raced> OfAsync(
        ProngsaiDb db,
        Improvement row,
        IReadOnlyList<(Bilingual Field, string? Text)> theirs,
        CancellationToken cancellation
    )
    {
        var last = await db.HistoryOf(row.AgencyId, row.Record).FirstOrDefaultAsync(cancellation);

        return new Raced(last?.ByName ?? "", last?.At ?? default, theirs);
    }
}
