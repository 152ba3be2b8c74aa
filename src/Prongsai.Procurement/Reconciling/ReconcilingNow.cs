using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Reconciling.Differences;
using Prongsai.Procurement.Reconciling.NationalRecord;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Reconciling;

/// <summary>Asking and comparing for the command line. What leaves the office has no citizen's number in it.</summary>
internal sealed class ReconcilingNow(ProngsaiDb db, AskingNationally asking, ReadingDifferences differences)
    : IReconciling
{
    public Bilingual Disclaimer => DifferenceWords.Disclaimer;

    public async Task<IReadOnlyList<Refusal>> AskAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var by = Actor.System.Name;
        List<Refusal> whyNot = [];
        await OrTellAsync(id => asking.ContractsAsync(agency, year, id, by, null, cancellation));
        // Nothing is set for either: once is enough.
        if (whyNot.Contains(SourceRefusals.NotSet))
            return whyNot;
        await OrTellAsync(id => asking.AnnouncementsAsync(agency, id, by, null, cancellation));
        return whyNot;

        async Task OrTellAsync(Func<NationalAskId, Task> ask)
        {
            try
            {
                await ask(Ids.Next<NationalAskId>());
            }
            catch (RefusedException no)
            {
                whyNot.AddRange(no.Reasons);
            }
            catch (TryAgainException later)
            {
                whyNot.Add(later.Why);
            }
        }
    }

    public async Task<ReconciledYear> OfYearAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var asks = await db.AsksAsync(agency, year, cancellation);
        if (asks.All(a => a.InUse is null))
            throw new RefusedException([ReconcileRefusals.NothingRead]);

        return new(
            [
                .. asks.Where(a => a.InUse is not null)
                    .Select(a => new NationalSystemAsked(
                        Kebab(a.System.ToString()),
                        a.System.Name(),
                        a.Source,
                        a.ReadAt,
                        a.Rows,
                        a.Notes
                    )),
            ],
            [
                .. (await differences.OfYearAsync(agency, year, cancellation)).Differences.Select(
                    d => new RegisterDifference(
                        Kebab(d.Difference.Kind.ToString()),
                        d.Difference.Kind.Name(),
                        d.Difference.ProjectNumber,
                        d.Difference.ContractNumber is { } number ? TaxId.Cover(number) : null,
                        d.Difference.About,
                        d.Difference.Ours,
                        d.Difference.Theirs,
                        d.Difference.Kind.WhatToDo(),
                        d.Valid is { } valid ? TaxId.Cover(valid.Text) : null
                    )
                ),
            ]
        );
    }

    private static string Kebab(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}

/// <summary>How asking stands, for the page and the command line.</summary>
internal static class ReadingAsks
{
    /// <summary>Contracts of this year, and the announcements, whichever year they were last asked in.</summary>
    public static async Task<IReadOnlyList<NationalAsk>> AsksAsync(
        this ProngsaiDb db,
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation
    )
    {
        var asks = await db.NationalAsks.AsNoTracking().Where(a => a.AgencyId == agency).ToListAsync(cancellation);

        return
        [
            .. asks.Where(a => a.System == NationalSystem.Contracts && a.Year == year),
            .. asks.Where(a => a.System == NationalSystem.Announcements).OrderByDescending(a => a.Year).Take(1),
        ];
    }
}

/// <summary>Every reason for which nothing is asked or compared.</summary>
internal static class ReconcileRefusals
{
    public static readonly Refusal NothingRead = new(
        "reconcile-nothing-read",
        "ยังไม่เคยอ่านข้อมูลจากระบบกลางได้ครบ จึงไม่มีสิ่งใดให้เทียบ",
        "Nothing was ever read to its end from the national systems, so there is nothing to compare with."
    );

    public static readonly Refusal AtWork = new(
        "reconcile-at-work",
        "กำลังถามอยู่แล้ว รอให้จบหรือสั่งหยุดก่อน",
        "They are being asked already; wait for the end or stop it first."
    );
}
