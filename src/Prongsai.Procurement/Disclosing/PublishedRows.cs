using Prongsai.Kernel;
using Prongsai.Procurement.Public;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Disclosing;

/// <summary>
/// Writes purchases as the public reads them, many at once: the short row that is counted and sorted, its words, its content, and the
/// sums by month and method.
/// </summary>
internal sealed class PublishedRows(ProngsaiDb db)
{
    private readonly BulkInsert<PublishedPurchase> _rows = db.BulkInsert<PublishedPurchase>();
    private readonly BulkInsert<PublishedWords> _words = db.BulkInsert<PublishedWords>();
    private readonly BulkInsert<PublishedContent> _contents = db.BulkInsert<PublishedContent>();
    private readonly Dictionary<
        (AgencyId Agency, DateOnly Month, Method Method),
        (int Count, long Satang, long First, long Last)
    > _sums = [];

    /// <param name="purchase">As anybody may see it.</param>
    /// <param name="id">Higher than that of any row before it.</param>
    public async Task<PublishedPurchase> AddAsync(Purchase purchase, long id, CancellationToken cancellation)
    {
        var row = new PublishedPurchase
        {
            Id = id,
            AgencyId = purchase.AgencyId,
            PurchaseId = purchase.Id,
            Month = purchase.Month,
            Number = purchase.Number,
            Method = purchase.Method,
            Year = purchase.Year.Buddhist,
            Satang = purchase.AgreedPrice?.Satang ?? 0,
        };
        row.PutInOrder(purchase.Work, purchase.Winners.Count > 0 ? purchase.Winners.List[0].Name : null);
        await _rows.AddAsync(row, cancellation);
        await _words.AddAsync(
            new PublishedWords
            {
                Id = id,
                AgencyId = row.AgencyId,
                Toneless = PublishedWords.Of(purchase),
            },
            cancellation
        );
        await _contents.AddAsync(
            new PublishedContent
            {
                Id = id,
                AgencyId = row.AgencyId,
                Content = FrozenPurchase.Of(purchase).Write(),
            },
            cancellation
        );
        var key = (row.AgencyId, row.Month, row.Method);
        var (count, satang, first, _) = _sums.GetValueOrDefault(key, (0, 0, id, id));
        _sums[key] = (count + 1, satang + row.Satang, first, id);
        return row;
    }

    /// <summary>Writes those that still wait; the sums are added, and saved by the caller.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        await _rows.FlushAsync(cancellation);
        await _words.FlushAsync(cancellation);
        await _contents.FlushAsync(cancellation);
        db.AddRange(
            _sums.Select(s => new PublishedSum
            {
                AgencyId = s.Key.Agency,
                Month = s.Key.Month,
                Method = s.Key.Method,
                Count = s.Value.Count,
                Satang = s.Value.Satang,
                FirstId = s.Value.First,
                LastId = s.Value.Last,
            })
        );
    }
}
