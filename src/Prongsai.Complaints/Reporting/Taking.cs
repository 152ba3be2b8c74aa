using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Reporting;

/// <summary>A file as it came, in memory; metadata were taken out where that is possible.</summary>
internal sealed record IncomingFile(string Name, ReadOnlyMemory<byte> Content, bool IsCleaned)
{
    public const long MostBytes = 20L * 1024 * 1024,
        MostTogether = 50L * 1024 * 1024;
    public const int Most = 10;

    // PDF is taken, but what stands in its properties is not taken out by the kernel.
    private static readonly FileKind[] Cleanable = [.. FileKind.Pictures, FileKind.Docx, FileKind.Xlsx, FileKind.Pptx];

    /// <summary>Whatever it is, it is taken: it is sealed and only ever downloaded.</summary>
    public static IncomingFile Of(string name, byte[] content) =>
        SafeFile.TryRead(name, content, Cleanable, out var safe, out _)
            ? new(safe.FileName, safe.Content, IsCleaned: true)
            : new(SafeFile.PlainName(name), content, IsCleaned: false);
}

/// <summary>
/// Seals a report for those who may read it and stores it in one transaction: report, files, envelopes, or nothing. Sealed files lie in
/// the database, not in the file store, which knows the second of each file and would need cleaning after a power cut.
/// </summary>
internal sealed class Taking(ProngsaiDb db, TimeProvider clock)
{
    /// <returns>The receipt, which exists nowhere else.</returns>
    public async Task<Receipt> TakeAsync(
        AgencyId agency,
        byte[] salt,
        ReportContent report,
        IReadOnlyList<IncomingFile> files,
        IReadOnlyList<Reader> readers,
        CancellationToken cancellation
    )
    {
        var (receipt, today, id) = (Receipt.New(), clock.Now().Today, CaseId.Random());
        var (caseKey, conversation) = (SealedBox.NewKey(), SealedBox.NewKey());
        try
        {
            var one = ComplaintCase.Receive(
                agency,
                id,
                today,
                report.IsHead,
                receipt.Derive(salt),
                caseKey,
                conversation
            );
            db.Add(one);
            Wrap(one, caseKey, readers);
            List<ReportedFile> listed = [];
            await using var whole = await db.Database.BeginTransactionAsync(cancellation);
            foreach (var file in files)
            {
                listed.Add(Seal(one, file, listed.Count + 1, caseKey));
                // Written file by file, so that the sealed copies of all need not be in memory at once.
                await db.SaveChangesAsync(cancellation);
                foreach (var part in db.ChangeTracker.Entries<SealedFilePart>().ToList())
                    part.State = EntityState.Detached;
            }

            db.Add(
                SealedPiece.Of(
                    one,
                    PieceKind.Report,
                    0,
                    caseKey,
                    (report with { Files = listed }).Write(),
                    today,
                    fromReporter: true
                )
            );
            await db.SaveChangesAsync(cancellation);
            await whole.CommitAsync(cancellation);
            return receipt;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(caseKey);
            CryptographicOperations.ZeroMemory(conversation);
        }
    }

    private void Wrap(ComplaintCase one, byte[] caseKey, IReadOnlyList<Reader> readers)
    {
        if (!one.NeedsTwo)
        {
            foreach (var reader in readers)
                db.Add(one.WrapFor(reader.KeyId, reader.PublicKey, 0, caseKey));
            return;
        }

        var shares = SecretSharing.Split(caseKey, readers.Count);
        one.Shares = readers.Count;
        foreach (var (reader, share) in readers.Zip(shares))
            db.Add(one.WrapFor(reader.KeyId, reader.PublicKey, share.At, share.Value));
    }

    private ReportedFile Seal(ComplaintCase one, IncomingFile file, int number, byte[] caseKey)
    {
        var padded = Padding.File(file.Content.Span);
        var parts = (padded.Length + SealedFilePart.Length - 1) / SealedFilePart.Length;
        for (var part = 0; part < parts; part++)
        {
            var at = part * SealedFilePart.Length;
            db.Add(
                new SealedFilePart
                {
                    AgencyId = one.AgencyId,
                    CaseId = one.Id,
                    File = number,
                    Part = part,
                    Content = SealedBox.Seal(
                        caseKey,
                        padded.AsSpan(at, Math.Min(SealedFilePart.Length, padded.Length - at)),
                        Belongs.FilePart(one.AgencyId, one.Id, number, part, parts)
                    ),
                }
            );
        }

        return new ReportedFile(
            number,
            file.Name,
            file.Content.Length,
            parts,
            Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)),
            file.IsCleaned
        );
    }
}

internal static class Wrapping
{
    /// <summary>An envelope with the case's key (share 0) or a share, for one handler.</summary>
    public static WrappedKey WrapFor(
        this ComplaintCase one,
        HandlerKeyId key,
        byte[] publicKey,
        int share,
        byte[] content
    ) =>
        new()
        {
            AgencyId = one.AgencyId,
            CaseId = one.Id,
            KeyId = key,
            Share = share,
            Envelope = KeyWrap.Wrap(publicKey, content, Belongs.Wrapped(one.AgencyId, one.Id, key, share)),
        };
}
