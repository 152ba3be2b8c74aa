using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Disclosures.Editions;
using Prongsai.Disclosures.Publishing;
using Prongsai.Disclosures.Register;
using Prongsai.Disclosures.Writing;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Importing;

internal sealed class DisclosuresImport(
    ProngsaiDb db,
    IDisclosureItems items,
    IAgencies agencies,
    KeptFiles store,
    FileReading reading,
    Editions.FoundEditions found,
    TellingRecords records,
    TimeProvider clock
) : IDisclosuresImport
{
    public async Task<IReadOnlyList<Refusal>> ImportAsync(
        AgencyId agency,
        string path,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var (file, whyNot) = DisclosuresFile.Read(path, await File.ReadAllTextAsync(path, cancellation));
        if (file is null)
            return [whyNot!];

        _ = FiscalYear.TryParse(file.Year, out var year);
        var whose = await agencies.ByIdAsync(agency, cancellation).OrMissAsync();
        var now = clock.Now();
        await using var whole = await db.Database.BeginTransactionAsync(cancellation);
        List<Refusal> reasons = [.. await db.OpenRegisterAsync(items, agency, year, now, by, cancellation)];
        if (reasons.Count == 0)
        {
            await db.SaveChangesAsync(cancellation);
            foreach (var item in file.Items)
                await ImportAsync(whose, year, item, path, now, by, reasons, cancellation);
            db.PrintSoon(now);
            await db.SaveChangesAsync(cancellation);
        }

        db.ChangeTracker.Clear();
        if (reasons.Count == 0)
            await whole.CommitAsync(cancellation);
        return reasons;
    }

    private async Task ImportAsync(
        Agency agency,
        FiscalYear year,
        ItemInFile item,
        string path,
        Now now,
        Actor by,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        AtWork work;
        try
        {
            work = await db.AtWorkAsync(items, agency.Id, year, item.Code, cancellation);
        }
        catch (MissingException)
        {
            reasons.Add(Refusals.NoSuchItem(path, item.Code, year));
            return;
        }

        var before = reasons.Count;
        var document = await DocumentOfAsync(work, item, path, now, by, reasons, cancellation);
        reasons.AddRange(document.WhyNot());
        if (reasons.Count > before)
            return;
        if (document.Write() == work.Document.Write())
            return;
        if (work.Draft.WhyNotWrite().Count > 0)
        {
            reasons.Add(Refusals.InReview(item.Code));
            return;
        }

        var preparer = item.Published is { PreparedBy.Length: > 0 } made ? new Actor(Guid.Empty, made.PreparedBy) : by;
        work.Draft.Write(document, now, preparer);
        var published = item.Published is { } publication
            ? await PublishAsync(agency, work, publication, path, reasons, cancellation)
            : null;
        db.Journal(
            agency.Id,
            now,
            by,
            "DisclosureImported",
            work.Disclosure.Record,
            new
            {
                code = item.Code,
                year = year.Buddhist,
                file = Path.GetFileName(path),
                edition = published?.Number,
            }
        );
        if (reasons.Count > before)
            return;
        if (published is not null)
            await db.PutIntoSearchAsync(await found.OfAsync(published, agency.Slug, cancellation), cancellation);
        await db.SaveChangesAsync(cancellation);
        if (published is not null)
            await records.TellAsync(agency.Id, year, item.Code, cancellation);
    }

    // What was published elsewhere keeps its day and its two names; nobody here approved it.
    private async Task<Editions.Edition?> PublishAsync(
        Agency agency,
        AtWork work,
        PublishedInFile publication,
        string path,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        if (
            !ThaiDate.TryParse(publication.On, out var day)
            || string.IsNullOrWhiteSpace(publication.PreparedBy)
            || string.IsNullOrWhiteSpace(publication.PublishedBy)
            || publication.PreparedBy == publication.PublishedBy
        )
        {
            reasons.Add(Refusals.BadPublication(path, work.Code));
            return null;
        }

        var correction = work.Editions.Count > 0;
        IReadOnlyList<Refusal> whyNot =
        [
            .. work.Draft.WhyNotSubmit(publication.WhatChanged, correction),
            .. work.Check().Unmet is > 0 and var unmet && string.IsNullOrWhiteSpace(publication.Because)
                ? [DraftRefusals.UnmetNeedsReason(unmet)]
                : Array.Empty<Refusal>(),
        ];
        if (whyNot.Count > 0)
        {
            reasons.AddRange(whyNot);
            return null;
        }

        // Noon in Thailand: the day counts, and no time zone moves it.
        var at = new Now(DateTime.SpecifyKind(day.ToDateTime(new TimeOnly(5, 0)), DateTimeKind.Utc), day);
        work.Draft.Submit(publication.WhatChanged, correction, at, new Actor(Guid.Empty, publication.PreparedBy));
        var by = new Actor(Guid.Empty, publication.PublishedBy);
        return (await db.AddEditionAsync(store, work, agency, publication.Because, at, by, cancellation)).Edition;
    }

    private async Task<Document> DocumentOfAsync(
        AtWork work,
        ItemInFile item,
        string path,
        Now now,
        Actor by,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        List<Block> blocks = [];
        foreach (var given in item.Blocks)
        {
            var id = $"b{Days.Plain(blocks.Count + 1)}";
            var heading = Lines.OneLine(given.Heading);
            DateOnly? month = null;
            if (given.Month is { } said)
            {
                if (Days.TryMonth(said, out var first))
                    month = first;
                else
                    reasons.Add(BlockRefusals.NotAMonth(said));
            }

            if (given.Table is { } table)
            {
                if (await BytesAsync(path, table, reasons, cancellation) is not { } content)
                    continue;
                var (columns, rows, unreadable) = PastedTable.ReadFile(table, content, []);
                if (unreadable is not null)
                    reasons.Add(unreadable);
                blocks.Add(
                    new TableBlock
                    {
                        Id = id,
                        Heading = heading,
                        Month = month,
                        Key = given.Key,
                        Columns = columns ?? [],
                        Rows = rows,
                    }
                );
            }
            else if (given.File is { } name)
            {
                if (await FileAsync(work, path, name, now, by, reasons, cancellation) is { } kept)
                    blocks.Add(
                        new FileBlock
                        {
                            Id = id,
                            Heading = heading,
                            File = kept.Id,
                            Caption = Lines.OneLine(given.Caption),
                        }
                    );
            }
            else if (given.Text is { } text)
            {
                blocks.Add(
                    new TextBlock
                    {
                        Id = id,
                        Heading = heading,
                        Text = Lines.Clean(text),
                    }
                );
            }
            else if (given.Link is { } link)
            {
                blocks.Add(
                    new LinkBlock
                    {
                        Id = id,
                        Heading = heading,
                        Url = link.Trim(),
                        Caption = Lines.OneLine(given.Caption),
                    }
                );
            }
            else if (given.None is { } none)
            {
                blocks.Add(
                    new NoneBlock
                    {
                        Id = id,
                        Heading = heading,
                        Month = month,
                        Words = Lines.Clean(none),
                    }
                );
            }
            else
            {
                reasons.Add(Refusals.NoBlock(path, item.Code));
            }
        }

        return new Document(blocks);
    }

    private async Task<DraftFile?> FileAsync(
        AtWork work,
        string path,
        string name,
        Now now,
        Actor by,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        if (await BytesAsync(path, name, reasons, cancellation) is not { } content)
            return null;
        if (!SafeFile.TryRead(Path.GetFileName(name), content, FileKind.Evidence, out var safe, out var whyNot))
        {
            reasons.Add(whyNot);
            return null;
        }

        // The same file again is the one that is there.
        var hash = FileHash.Of(safe.Content.Span);
        if (work.Files.FirstOrDefault(f => f.File == hash && f.FileName == safe.FileName) is { } present)
            return present;

        var (kept, refused) = await store.TakeAsync(work.Disclosure.AgencyId, by, safe, cancellation);
        if (kept is not { } stored)
        {
            reasons.Add(refused!);
            return null;
        }

        var file = DraftFile.Of(work.Disclosure.AgencyId, work.Disclosure.Id, safe, stored, now, by);
        file.Found(await reading.ReadAsync(safe.FileName, safe.Content, cancellation));
        db.DisclosureFiles.Add(file);
        work.Add(file);
        return file;
    }

    private static async Task<byte[]?> BytesAsync(
        string path,
        string name,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var full = Path.GetFullPath(Path.Combine(folder, name));
        if (!full.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) || !File.Exists(full))
        {
            reasons.Add(Refusals.NoSuchFile(path, name));
            return null;
        }

        return await File.ReadAllBytesAsync(full, cancellation);
    }
}
