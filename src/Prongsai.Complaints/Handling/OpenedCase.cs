using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Reporting;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Handling;

/// <summary>A message or note as it is read; null text where it was changed after it was sealed.</summary>
internal sealed record ReadPiece(int Number, DateOnly On, bool IsFromReporter, string? Text);

/// <summary>How far a handler's own key opens a case.</summary>
internal enum Opening
{
    Open,

    /// <summary>Another handler has to agree first.</summary>
    NeedsAnother,

    /// <summary>The envelope was changed.</summary>
    Broken,
}

/// <summary>A case with its key in hand. Whatever opens it asks for the access log to be written.</summary>
internal sealed class OpenedCase : IDisposable
{
    private readonly ProngsaiDb _db;
    private readonly byte[] _key;
    private readonly (Share Own, Share Other)? _shares;
    private byte[]? _conversation;

    private OpenedCase(ProngsaiDb db, ComplaintCase one, byte[] key, (Share, Share)? shares)
    {
        (_db, Case, _key, _shares) = (db, one, key, shares);
        _conversation = SealedBox.Open(
            key,
            one.ForOffice,
            Belongs.Conversation(one.AgencyId, one.Id, ofReporter: false)
        );
    }

    public ComplaintCase Case { get; }

    /// <summary>Opens a case with a handler's own key; in a case of two, with a share that a colleague agreed to.</summary>
    public static async Task<(OpenedCase? Opened, Opening Why)> OpenAsync(
        ProngsaiDb db,
        ComplaintCase one,
        OwnKey own,
        Now now,
        CancellationToken cancellation
    )
    {
        var (agency, id, keyId) = (one.AgencyId, one.Id, own.Id);
        var wrapped = await db
            .WrappedKeys.AsNoTracking()
            .FirstOrDefaultAsync(w => w.AgencyId == agency && w.CaseId == id && w.KeyId == keyId, cancellation);
        if (
            wrapped is null
            || own.Unwrap(wrapped.Envelope, Belongs.Wrapped(agency, id, keyId, wrapped.Share)) is not { } mine
        )
            return (null, Opening.Broken);
        if (!one.NeedsTwo)
            return (new OpenedCase(db, one, mine, null), Opening.Open);

        var agreed = await db
            .AgreedShares.AsNoTracking()
            .Where(a => a.AgencyId == agency && a.CaseId == id && a.ForKeyId == keyId && a.ExpiresAt > now.Utc)
            .ToListAsync(cancellation);
        var ownShare = new Share((byte)wrapped.Share, mine);
        foreach (var agreement in agreed)
        {
            var belongs = Belongs.Agreed(agency, id, agreement.FromKeyId, keyId, agreement.Share);
            if (own.Unwrap(agreement.Envelope, belongs) is not { } theirs)
                continue;

            var other = new Share((byte)agreement.Share, theirs);
            if (SecretSharing.Combine(ownShare, other) is { } key)
                return (new OpenedCase(db, one, key, (ownShare, other)), Opening.Open);
        }

        return (null, Opening.NeedsAnother);
    }

    /// <summary>The report; null where it was changed.</summary>
    public async Task<ReportContent?> ReportAsync(CancellationToken cancellation)
    {
        var (agency, id) = (Case.AgencyId, Case.Id);
        var piece = await _db
            .SealedPieces.AsNoTracking()
            .FirstOrDefaultAsync(
                p => p.AgencyId == agency && p.CaseId == id && p.Kind == PieceKind.Report,
                cancellation
            );
        return piece?.Open(_key) is { } content ? ReportContent.Read(content) : null;
    }

    public Task<IReadOnlyList<ReadPiece>> MessagesAsync(CancellationToken cancellation) =>
        Conversation.ReadAsync(_db, Case, PieceKind.Message, _conversation ?? [], cancellation);

    public Task<IReadOnlyList<ReadPiece>> NotesAsync(CancellationToken cancellation) =>
        Conversation.ReadAsync(_db, Case, PieceKind.Note, _key, cancellation);

    /// <summary>A file as it came; null where a part was changed or is missing.</summary>
    public async Task<byte[]?> FileAsync(ReportedFile file, CancellationToken cancellation)
    {
        var (agency, id, number) = (Case.AgencyId, Case.Id, file.Number);
        using var padded = new MemoryStream();
        await foreach (
            var part in _db
                .SealedFileParts.AsNoTracking()
                .Where(p => p.AgencyId == agency && p.CaseId == id && p.File == number)
                .OrderBy(p => p.Part)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            var opened = SealedBox.Open(
                _key,
                part.Content,
                Belongs.FilePart(agency, id, number, part.Part, file.Parts)
            );
            if (opened is null)
                return null;
            padded.Write(opened);
        }

        var content = Padding.Remove(padded.GetBuffer().AsSpan(0, (int)padded.Length));
        return content is not null && Convert.ToHexStringLower(SHA256.HashData(content)) == file.Sha256
            ? content
            : null;
    }

    public async Task AnswerAsync(string text, DateOnly today, CancellationToken cancellation)
    {
        await Conversation.AddAsync(
            _db,
            Case,
            PieceKind.Message,
            _conversation ?? throw new RefusedException([CaseRefusals.Changed]),
            text,
            today,
            fromReporter: false,
            cancellation
        );
        Case.Answer(today);
    }

    public Task NoteAsync(string text, DateOnly today, CancellationToken cancellation) =>
        Conversation.AddAsync(_db, Case, PieceKind.Note, _key, text, today, fromReporter: false, cancellation);

    /// <summary>Puts what opens the case into an envelope for a colleague: the key, or a further share of it.</summary>
    public WrappedKey Admit(Reader colleague)
    {
        if (_shares is not var (own, other))
            return Case.WrapFor(colleague.KeyId, colleague.PublicKey, 0, _key);

        Case.Shares++;
        return Case.WrapFor(
            colleague.KeyId,
            colleague.PublicKey,
            Case.Shares,
            SecretSharing.At((byte)Case.Shares, own, other)!
        );
    }

    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_key);
        CryptographicOperations.ZeroMemory(_conversation);
        _conversation = null;
    }
}

/// <summary>Messages and notes: added at the end, read in order.</summary>
internal static class Conversation
{
    public static async Task<IReadOnlyList<ReadPiece>> ReadAsync(
        ProngsaiDb db,
        ComplaintCase one,
        PieceKind kind,
        byte[] key,
        CancellationToken cancellation
    )
    {
        var (agency, id) = (one.AgencyId, one.Id);
        var pieces = await db
            .SealedPieces.AsNoTracking()
            .Where(p => p.AgencyId == agency && p.CaseId == id && p.Kind == kind)
            .OrderBy(p => p.Number)
            .ToListAsync(cancellation);
        return
        [
            .. pieces.Select(p => new ReadPiece(
                p.Number,
                p.On,
                p.IsFromReporter,
                p.Open(key) is { } text ? Encoding.UTF8.GetString(text) : null
            )),
        ];
    }

    /// <summary>Two who write at once ask for one number; the second is told so by the key of the table.</summary>
    public static async Task AddAsync(
        ProngsaiDb db,
        ComplaintCase one,
        PieceKind kind,
        byte[] key,
        string text,
        DateOnly today,
        bool fromReporter,
        CancellationToken cancellation
    )
    {
        var (agency, id) = (one.AgencyId, one.Id);
        var last = await db
            .SealedPieces.Where(p => p.AgencyId == agency && p.CaseId == id && p.Kind == kind)
            .MaxAsync(p => (int?)p.Number, cancellation);
        db.Add(SealedPiece.Of(one, kind, (last ?? 0) + 1, key, Encoding.UTF8.GetBytes(text), today, fromReporter));
    }
}
