using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Answering;

/// <summary>
/// A sheet that somebody is filling in. The server keeps nothing of it: it travels in the form, sealed, until it is sent.
/// </summary>
internal sealed class SheetState
{
    public required RoundId Round { get; init; }
    public required int Version { get; init; }
    public required short Way { get; init; }

    /// <summary>Makes sending twice count once.</summary>
    public required byte[] Nonce { get; init; }

    /// <summary>The hash of the code or ballot with which it was opened.</summary>
    public byte[]? Token { get; init; }

    public required string Language { get; set; }

    /// <summary>When it was opened, in seconds since 1970: how long it took is kept in steps of five seconds.</summary>
    public required long BegunAt { get; init; }

    /// <summary>Which page is in front.</summary>
    public int Section { get; set; }

    /// <summary>The closed answers so far.</summary>
    public required short[] Row { get; init; }

    /// <summary>Free words so far, by the question's number.</summary>
    public SortedDictionary<short, string> Texts { get; init; } = [];

    /// <summary>After a burst: when patience counts as much as work; 0 where neither is asked for.</summary>
    public long SlowUntil { get; set; }

    public static SheetState New(
        Round round,
        WayIn way,
        Questionnaire questionnaire,
        string language,
        Now now,
        byte[]? token
    ) =>
        new()
        {
            Round = round.Id,
            Version = round.QuestionnaireVersion,
            Way = way.Number,
            Nonce = RandomNumberGenerator.GetBytes(32),
            Token = token,
            Language = language,
            BegunAt = new DateTimeOffset(now.Utc).ToUnixTimeSeconds(),
            Row = questionnaire.Columns.Blank(),
        };

    public byte[] Write()
    {
        using var bytes = new MemoryStream(128 + Row.Length * 2);
        using var writer = new BinaryWriter(bytes);
        writer.Write((byte)1);
        writer.Write(Round.Value.ToByteArray());
        writer.Write(Version);
        writer.Write(Way);
        writer.Write(Nonce);
        writer.Write(Token is not null);
        if (Token is not null)
            writer.Write(Token);
        writer.Write(Language);
        writer.Write(BegunAt);
        writer.Write(SlowUntil);
        writer.Write((short)Section);
        writer.Write((short)Row.Length);
        foreach (var value in Row)
            writer.Write(value);
        writer.Write((short)Texts.Count);
        foreach (var (question, text) in Texts)
        {
            writer.Write(question);
            writer.Write(text);
        }

        writer.Flush();
        return bytes.ToArray();
    }

    public static SheetState Read(byte[] content)
    {
        using var reader = new BinaryReader(new MemoryStream(content));
        if (reader.ReadByte() != 1)
            throw new InvalidDataException();

        var (round, version, way, nonce) = (
            new RoundId(new Guid(reader.ReadBytes(16))),
            reader.ReadInt32(),
            reader.ReadInt16(),
            reader.ReadBytes(32)
        );
        var token = reader.ReadBoolean() ? reader.ReadBytes(32) : null;
        var (language, begun, slow, section) = (
            reader.ReadString(),
            reader.ReadInt64(),
            reader.ReadInt64(),
            reader.ReadInt16()
        );
        var row = new short[reader.ReadInt16()];
        for (var i = 0; i < row.Length; i++)
            row[i] = reader.ReadInt16();
        SortedDictionary<short, string> texts = [];
        for (var left = reader.ReadInt16(); left > 0; left--)
            texts.Add(reader.ReadInt16(), reader.ReadString());

        return new()
        {
            Round = round,
            Version = version,
            Way = way,
            Nonce = nonce,
            Token = token,
            Language = language,
            BegunAt = begun,
            SlowUntil = slow,
            Section = section,
            Row = row,
            Texts = texts,
        };
    }
}

/// <summary>Seals sheets, and the ballots of staff, with the installation's keys: what comes back unsealed was not made here.</summary>
internal sealed class SheetSeal(IDataProtectionProvider keys)
{
    private readonly IDataProtector _sheets = keys.CreateProtector("Prongsai.Surveys.Sheets");
    private readonly IDataProtector _ballots = keys.CreateProtector("Prongsai.Surveys.Ballots");
    private readonly IDataProtector _kiosks = keys.CreateProtector("Prongsai.Surveys.Kiosks");

    public string Close(SheetState sheet) => Base64Url.EncodeToString(_sheets.Protect(sheet.Write()));

    /// <summary>The sheet, or null where it was tampered with, or sealed under keys that are gone.</summary>
    public SheetState? Open(string? closed)
    {
        try
        {
            return Opened(_sheets, closed) is { } content ? SheetState.Read(content) : null;
        }
        catch (Exception failure) when (failure is InvalidDataException or EndOfStreamException)
        {
            return null;
        }
    }

    /// <summary>The right to answer a round once. It is random, and nobody writes down to whom it was handed.</summary>
    public string NewBallot(RoundId round) =>
        Base64Url.EncodeToString(
            _ballots.Protect([.. round.Value.ToByteArray(), .. RandomNumberGenerator.GetBytes(32)])
        );

    /// <summary>What is written down when the ballot is used; null where it is no ballot of this round.</summary>
    public byte[]? HashOfBallot(RoundId round, string? ballot) =>
        Opened(_ballots, ballot) is { Length: 48 } content && new Guid(content.AsSpan(0, 16)) == round.Value
            ? SHA256.HashData(content)
            : null;

    /// <summary>What a kiosk is told: which round, place and version it asks, and which day it is.</summary>
    public string CloseKiosk(Round round, WayIn way, DateOnly today)
    {
        Span<byte> content = stackalloc byte[26];
        round.Id.Value.TryWriteBytes(content);
        BinaryPrimitives.WriteInt16LittleEndian(content[16..], way.Number);
        BinaryPrimitives.WriteInt32LittleEndian(content[18..], round.QuestionnaireVersion);
        BinaryPrimitives.WriteInt32LittleEndian(content[22..], today.DayNumber);
        return Base64Url.EncodeToString(_kiosks.Protect(content.ToArray()));
    }

    /// <summary>What a kiosk was told; null where it was tampered with, or sealed under keys that are gone.</summary>
    public KioskSealed? OpenKiosk(string? closed) =>
        Opened(_kiosks, closed) is { Length: 26 } content
            ? new(
                new(new Guid(content.AsSpan(0, 16))),
                BinaryPrimitives.ReadInt16LittleEndian(content.AsSpan(16)),
                BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(18)),
                DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(content.AsSpan(22)))
            )
            : null;

    private static byte[]? Opened(IDataProtector seal, string? closed)
    {
        if (string.IsNullOrEmpty(closed) || !Base64Url.IsValid(closed))
            return null;

        try
        {
            return seal.Unprotect(Base64Url.DecodeFromChars(closed));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>What stands in the seal of a kiosk.</summary>
internal sealed record KioskSealed(RoundId Round, short Way, int Version, DateOnly Day);
