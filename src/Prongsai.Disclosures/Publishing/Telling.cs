using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Disclosures.Publishing;

/// <summary>Who is told what. It replaces the chat group in which drafts were passed round: a notice only says where to look.</summary>
internal static class Telling
{
    /// <summary>The kinds of notices.</summary>
    public const string ReviewKind = "disclosure-review",
        DueKind = "disclosure-due";

    public static void TellReviewer(this INotices notices, Now now, AtWork work) =>
        notices.Tell(
            now,
            new Notice(
                work.Disclosure.AgencyId,
                work.Disclosure.ReviewerId is { } one ? Recipients.Account(one) : Recipients.Holders(Duty.Reviewer),
                ReviewKind,
                new($"{work.Code} ปี {work.Year} ส่งมาให้ตรวจ", $"{work.Code} of {work.Year} waits for review"),
                $"{work.Address}/review"
            )
        );

    public static void TellPreparers(this INotices notices, Now now, AtWork work, Bilingual what) =>
        notices.Tell(
            now,
            new Notice(
                work.Disclosure.AgencyId,
                Preparers(work),
                ReviewKind,
                new($"{work.Code} ปี {work.Year}: {what.Th}", $"{work.Code} of {work.Year}: {what.En}"),
                work.Address
            )
        );

    public static void TellAsked(this INotices notices, Now now, AtWork work, Named asked) =>
        notices.Tell(
            now,
            new Notice(
                work.Disclosure.AgencyId,
                Recipients.Account(asked.AccountId),
                ReviewKind,
                new($"{work.Code} ปี {work.Year}: มีความเห็นถึงท่าน", $"{work.Code} of {work.Year}: a remark to you"),
                $"{work.Address}#marks"
            )
        );

    private static Recipients Preparers(AtWork work)
    {
        Guid[] accounts =
        [
            .. work
                .Draft.PreparedBy.Select(p => p.AccountId)
                .Append(work.Disclosure.OfficerId ?? Guid.Empty)
                .Where(id => id != Guid.Empty)
                .Distinct(),
        ];

        return accounts.Length > 0 ? new Recipients(accounts, []) : Recipients.Holders(Duty.Preparer);
    }
}
