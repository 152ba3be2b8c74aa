using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Checking;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Publishing;

/// <summary>Turns an approved draft into the next edition: the one way to the public, by a reviewer's button or at a scheduled hour.</summary>
internal static class PublishedAct
{
    /// <summary>Adds the edition with its files and its line of the journal. The caller asked the rules, and saves.</summary>
    public static async Task<Edition> PublishAsync(
        this ProngsaiDb db,
        KeptFiles kept,
        AtWork work,
        Agency agency,
        string? unmetBecause,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        var (edition, files) = await db.AddEditionAsync(kept, work, agency, unmetBecause, now, by, cancellation);
        db.PrintSoon(now);
        db.Journal(
            edition.AgencyId,
            now,
            by,
            "DisclosurePublished",
            work.Disclosure.Record,
            new
            {
                code = edition.Code,
                year = edition.Year.Buddhist,
                number = edition.Number,
                sha256 = edition.Hash,
                files = files.Select(f => f.File.Hex),
                unmet = edition.Unmet,
                preparedBy = edition.PreparedBy,
            },
            edition.UnmetBecause ?? (edition.WhatChanged.Length > 0 ? edition.WhatChanged : null)
        );
        return edition;
    }

    /// <summary>Adds the edition with its files and its tables in every form; the caller writes the journal.</summary>
    public static async Task<(Edition Edition, IReadOnlyList<EditionFile> Files)> AddEditionAsync(
        this ProngsaiDb db,
        KeptFiles kept,
        AtWork work,
        Agency agency,
        string? unmetBecause,
        Now now,
        Actor by,
        CancellationToken cancellation
    )
    {
        // Blank blocks are scaffolding and stay behind.
        var document = new Writing.Document([.. work.Document.Blocks.Where(block => !block.IsBlank)]);
        var check = work.Check(document);
        var id = Ids.Next<DisclosureEditionId>();
        List<EditionFile> files =
        [
            .. document
                .Files.Select(file => work.Files.FirstOrDefault(f => f.Id == file))
                .OfType<Writing.DraftFile>()
                .Select(file => EditionFile.Of(file, id)),
        ];
        var edition = Edition.Publish(
            id,
            agency.Slug,
            work.Disclosure,
            work.NextNumber,
            work.Item,
            document,
            files,
            check,
            MonthsSaid.In(document),
            (work.Draft.WhatChanged, check.Unmet > 0 ? unmetBecause : null),
            work.Draft.PreparedBy,
            now,
            by
        );
        db.DisclosureEditions.Add(edition);
        db.DisclosureEditionFiles.AddRange(files);
        db.DisclosureEditionTables.AddRange(
            await EditionTable.FreezeAsync(agency, edition, document, kept, cancellation)
        );
        foreach (var mark in work.OpenMarks)
            mark.Done(now, by);
        work.Draft.Published();
        return (edition, files);
    }

    /// <summary>Saves an edition; one of the same number made by somebody else meanwhile is a refusal.</summary>
    public static async Task SaveEditionAsync(this ProngsaiDb db, Edition edition, CancellationToken cancellation)
    {
        var (agency, year, code, number) = (edition.AgencyId, edition.Year, edition.Code, edition.Number);
        try
        {
            await db.SaveNewOrRefuseAsync<Edition>(
                e => e.AgencyId == agency && e.Year == year && e.Code == code && e.Number == number,
                PublishedMeanwhile(edition.Name),
                cancellation
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RefusedException([Writing.DraftRefusals.NotSubmitted]);
        }
    }

    private static Refusal PublishedMeanwhile(Bilingual name) =>
        new("edition-raced", $"{name.Th} เผยแพร่ไปแล้วเมื่อครู่นี้", $"{name.En} was published a moment ago.");
}
