using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.National;

/// <summary>
/// The scored answers of a year as one file, so that a country is scored again without asking the database for every answer: a line
/// of JSON that says what it is, the rounds, the answers, and the SHA-256 of all of it. A byte that changed is found before anything
/// is computed.
/// </summary>
internal static class SealedAnswers
{
    private const string Format = "prongsai-answers/1";
    private const int HashLength = SHA256.HashSizeInBytes,
        // Agency, round, purpose, layout, people.
        RoundLength = 16 + 16 + 2 + 2 + 4,
        Step = 1024 * 1024;

    public static async Task WriteAsync(string path, NationalAnswers answers, CancellationToken cancellation)
    {
        var head = JsonSerializer.SerializeToUtf8Bytes(
            new Head(Format, answers.Year.Buddhist, [.. answers.Layouts.Select(l => l.Hash)], answers.Rounds.Count)
        );
        var rounds = new byte[4 + head.Length + answers.Rounds.Count * RoundLength];
        BinaryPrimitives.WriteInt32LittleEndian(rounds, head.Length);
        head.CopyTo(rounds, 4);
        var at = 4 + head.Length;
        foreach (var round in answers.Rounds)
        {
            Write(rounds.AsSpan(at, RoundLength), round);
            at += RoundLength;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(rounds);
        hash.AppendData(answers.Cells.Span);
        // Beside it first: a file that is there is whole.
        var beside = path + ".part";
        await using (var file = File.Create(beside))
        {
            await file.WriteAsync(rounds, cancellation);
            await file.WriteAsync(answers.Cells, cancellation);
            await file.WriteAsync(hash.GetHashAndReset(), cancellation);
            file.Flush(flushToDisk: true);
        }

        File.Move(beside, path, overwrite: true);
    }

    /// <param name="layoutOf">The questionnaire with this hash.</param>
    /// <exception cref="RefusedException">It is no such file, or not as it was sealed.</exception>
    public static NationalAnswers Read(string path, Func<string, Layout?> layoutOf)
    {
        var bytes = ReadChecked(path);
        var length = bytes.Length < 8 ? 0 : BinaryPrimitives.ReadInt32LittleEndian(bytes);
        // A seal says that nothing changed since, not that it was well made: anybody can compute one.
        if (
            HeadOf(bytes, length) is not { Format: Format, Layouts: not null } head
            || head.Year is < FiscalYear.Earliest or > FiscalYear.Latest
            || head.Rounds < 0
            || !Array.TrueForAll(head.Layouts, hash => hash is { Length: 64 })
            || 4 + length + (long)head.Rounds * RoundLength + HashLength > bytes.Length
        )
            throw new RefusedException([NationalRefusals.NotSealed(path)]);

        Layout[] layouts =
        [
            .. head.Layouts.Select(hash =>
                layoutOf(hash) ?? throw new RefusedException([NationalRefusals.UnknownQuestionnaire(path, hash)])
            ),
        ];
        var cells = 4 + length + head.Rounds * RoundLength;
        List<NationalRound> rounds = new(head.Rounds);
        var at = 0;
        for (var r = 0; r < head.Rounds; r++)
        {
            var round = Round(bytes.AsSpan(4 + length + r * RoundLength, RoundLength), at);
            if (round.People < 0 || round.Layout < 0 || round.Layout >= layouts.Length)
                throw new RefusedException([NationalRefusals.NotSealed(path)]);

            rounds.Add(round);
            var end = at + (long)round.People * layouts[round.Layout].Columns.Length;
            at = end <= bytes.Length ? (int)end : throw new RefusedException([NationalRefusals.NotSealed(path)]);
        }

        return cells + at + HashLength == bytes.Length
            ? new NationalAnswers(new FiscalYear(head.Year), layouts, rounds, bytes.AsMemory(cells, at))
            : throw new RefusedException([NationalRefusals.NotSealed(path)]);
    }

    private static Head? HeadOf(byte[] bytes, int length)
    {
        try
        {
            return length > 0 && length < bytes.Length - 4
                ? JsonSerializer.Deserialize<Head>(bytes.AsSpan(4, length))
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Hashed piece by piece while each is still in the processor's cache.
    private static byte[] ReadChecked(string path)
    {
        using var file = File.OpenHandle(path, options: FileOptions.SequentialScan);
        var length = RandomAccess.GetLength(file);
        if (length is < HashLength or > int.MaxValue / 2)
            throw new RefusedException([NationalRefusals.NotSealed(path)]);

        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var content = bytes.Length - HashLength;
        for (var at = 0; at < bytes.Length; )
        {
            var read = RandomAccess.Read(file, bytes.AsSpan(at, Math.Min(Step, bytes.Length - at)), at);
            if (read == 0)
                throw new RefusedException([NationalRefusals.NotSealed(path)]);

            if (at < content)
                hash.AppendData(bytes, at, Math.Min(read, content - at));
            at += read;
        }

        return hash.GetHashAndReset().AsSpan().SequenceEqual(bytes.AsSpan(content))
            ? bytes
            : throw new RefusedException([NationalRefusals.NotAsSealed(path)]);
    }

    private static void Write(Span<byte> to, NationalRound round)
    {
        round.Agency.Value.TryWriteBytes(to);
        round.Id.Value.TryWriteBytes(to[16..]);
        BinaryPrimitives.WriteInt16LittleEndian(to[32..], (short)round.Purpose);
        BinaryPrimitives.WriteInt16LittleEndian(to[34..], (short)round.Layout);
        BinaryPrimitives.WriteInt32LittleEndian(to[36..], round.People);
    }

    private static NationalRound Round(ReadOnlySpan<byte> from, int at) =>
        new(
            new AgencyId(new Guid(from[..16])),
            new RoundId(new Guid(from[16..32])),
            (Purpose)BinaryPrimitives.ReadInt16LittleEndian(from[32..]),
            BinaryPrimitives.ReadInt16LittleEndian(from[34..]),
            BinaryPrimitives.ReadInt32LittleEndian(from[36..]),
            at
        );

    private sealed record Head(string Format, int Year, string[] Layouts, int Rounds);
}
