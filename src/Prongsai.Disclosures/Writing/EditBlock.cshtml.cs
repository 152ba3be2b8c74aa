using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Prongsai.Agencies.Contracts;
using Prongsai.Assessment.Contracts;
using Prongsai.Disclosures.Register;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Writing;

/// <summary>Writes one block, a new one or one that is there.</summary>
[Writes(Duty.Preparer, Duty.ProcurementOfficer), Prepares(Disclosure.Kind)]
[Act("เขียนส่วนเนื้อหาของข้อ OIT", "Write a block of an OIT item")]
internal sealed class EditBlockModel(
    ProngsaiDb db,
    IDisclosureItems items,
    IAgencies agencies,
    KeptFiles files,
    FileReading reading,
    TimeProvider clock
) : PageModel
{
    public AtWork Work { get; private set; } = null!;
    public Block Block { get; private set; } = null!;
    public BlockForm Form { get; private set; } = new();

    /// <summary>What the form was opened with, sent back with it.</summary>
    public string Seen { get; private set; } = "";

    public bool IsNew { get; private set; }
    public IReadOnlyList<Refusal> WhyNot { get; private set; } = [];
    public Raced? Raced { get; private set; }

    public async Task OnGetAsync(
        FiscalYear year,
        string code,
        string block,
        string? kind,
        CancellationToken cancellation
    )
    {
        await FetchAsync(year, code, block, kind, cancellation);
        if (IsNew)
            Block = await PrefilledAsync(Block, cancellation);
        Form = BlockForm.Of(Block);
        Seen = IsNew ? "" : Raced.Seen(Block);
        WhyNot = Work.Draft.WhyNotWrite();
    }

    public async Task<IActionResult> OnPostAsync(
        FiscalYear year,
        string code,
        string block,
        string? kind,
        string? seen,
        BlockForm form,
        CancellationToken cancellation
    )
    {
        var (now, by) = (clock.Now(), User.Actor());
        await FetchAsync(year, code, block, kind, cancellation);
        (Form, Seen) = (form, seen ?? "");
        if (Work.Document[block] is null && Seen.Length > 0)
            return await RacedAsync(null, cancellation);
        if (!IsNew && Seen != Raced.Seen(Block))
            return await RacedAsync(Block, cancellation);

        List<Refusal> reasons = [.. Work.Draft.WhyNotWrite()];
        var sheets = await Request.Form.Files.SheetsAsync(reasons, cancellation);
        // Looked at before any file is kept: a form that is refused leaves nothing behind.
        if (form.Read(Block, new Dictionary<string, DraftFile>(), sheets) is { WhyNot: { Count: > 0 } wrong })
            reasons.AddRange(wrong);
        IReadOnlyDictionary<string, DraftFile> received = new Dictionary<string, DraftFile>();
        if (reasons.Count == 0)
            received = await files.ReceiveAsync(
                reading,
                db,
                Work.Disclosure,
                Request.Form.Files,
                now,
                by,
                reasons,
                cancellation
            );
        var written = reasons.Count > 0 ? null : form.Read(Block, received, sheets).Block;
        if (written is FileBlock { File: null })
            reasons.Add(BlockRefusals.FileMissing);
        if (written is not null && reasons.Count == 0)
        {
            written = OnlyOwnFiles(written, received);
            reasons.AddRange(Work.Document.With(written).WhyNot());
        }

        WhyNot = reasons;
        if (WhyNot.Count > 0)
        {
            db.ChangeTracker.Clear();
            return Page();
        }

        Work.Draft.Write(Work.Document.With(written!), now, by);
        db.Wrote(Work, now, by, IsNew ? "added" : "changed", written!);
        if (await db.TrySaveAsync(cancellation))
            return LocalRedirect($"{Work.Address}/write#{written!.Id}");

        // Somebody saved in this very moment: if it was this block, its writer is asked; else it is tried again by the button.
        await FetchAsync(year, code, block, kind, cancellation);
        return await RacedAsync(Work.Document[block], cancellation);
    }

    private async Task FetchAsync(
        FiscalYear year,
        string code,
        string block,
        string? kind,
        CancellationToken cancellation
    )
    {
        Work = await db.AtWorkAsync(items, User.Agency(), year, code, cancellation);
        IsNew = block == "new";
        Block =
            IsNew ? Blank(kind, Work.Document.NextId())
            : Work.Document[block] is { } found ? found
            // It was taken out while the form was open; what was typed can still be put back.
            : Blank(kind, block);
    }

    private async Task<IActionResult> RacedAsync(Block? theirs, CancellationToken cancellation)
    {
        Raced = await Raced.OfAsync(db, Work.Disclosure, theirs, cancellation);
        Seen = Raced.Seen(theirs);
        return Page();
    }

    // A contact begins with what the agency's register says.
    private async Task<Block> PrefilledAsync(Block blank, CancellationToken cancellation)
    {
        if (blank is NoneBlock none)
            return none with { Words = "ไม่มีรายการ" };
        if (blank is not ContactBlock contact)
            return blank;

        var agency = await agencies.ByIdAsync(User.Agency(), cancellation).OrMissAsync();
        return contact with
        {
            Heading = "ช่องทางติดต่อ",
            Address = agency.Contact.Address?.Th ?? "",
            Phone = agency.Contact.Phone ?? "",
            Email = agency.Contact.Email ?? "",
            MapLink = agency.Contact.MapLink ?? "",
        };
    }

    // A form names photographs by id; one that is not this disclosure's is nobody's here.
    private Block OnlyOwnFiles(Block block, IReadOnlyDictionary<string, DraftFile> received)
    {
        var own = Work.Files.Concat(received.Values).Select(f => f.Id).ToHashSet();

        return block is PeopleBlock people
            ? people with
            {
                People =
                [
                    .. people.People.Select(p =>
                        p.Photo is { } photo && !own.Contains(photo) ? p with { Photo = null } : p
                    ),
                ],
            }
            : block;
    }

    private static Block Blank(string? kind, string id) =>
        kind switch
        {
            TextBlock.Name => new TextBlock { Id = id },
            TableBlock.Name => new TableBlock { Id = id },
            PeopleBlock.Name => new PeopleBlock { Id = id },
            ContactBlock.Name => new ContactBlock { Id = id },
            FileBlock.Name => new FileBlock { Id = id },
            LinkBlock.Name => new LinkBlock { Id = id },
            AnnouncementBlock.Name => new AnnouncementBlock { Id = id },
            NoneBlock.Name => new NoneBlock { Id = id },
            _ => throw new MissingException($"block {kind}"),
        };
}
