using System.Globalization;
using Microsoft.Extensions.Configuration;
using Prongsai.Kernel;

namespace Prongsai.Ledger.Contracts;

/// <summary>A witness that logs ask for its signature.</summary>
/// <param name="Key">Its public key as it hands it on: "witness.example.ac.th+1a2b3c4d+BK…".</param>
/// <param name="Address">Where it takes checkpoints; "/add-checkpoint" follows it.</param>
public sealed record WitnessSetting(string Key, Uri Address);

/// <summary>How this installation keeps its public logs.</summary>
public sealed record LedgerSettings
{
    /// <summary>Prongsai:Ledger:KeyFolder: the signing keys and what was signed last; beside the database's backups, never in them.</summary>
    public required string KeyFolder { get; init; }

    /// <summary>The host of Prongsai:Address, with which the names of logs begin; null while nobody has said it.</summary>
    public string? Host => Uri.TryCreate(Address, UriKind.Absolute, out var web) ? web.Authority : null;

    /// <summary>Prongsai:Address; empty when it is not set.</summary>
    public string Address { get; init; } = "";

    /// <summary>Prongsai:Ledger:Witnesses: "key address" of each, one after the other with semicolons.</summary>
    public IReadOnlyList<WitnessSetting> Witnesses { get; init; } = [];

    /// <summary>Prongsai:Ledger:Quorum: how many witnesses must have seen a checkpoint for the published policy.</summary>
    public int Quorum { get; init; }

    /// <summary>The settings that configuration describes.</summary>
    /// <exception cref="RefusedException">A witness is not written "key address", or the quorum is more than there are.</exception>
    public static LedgerSettings From(IConfiguration? configuration, Installation installation, OwnAddress own)
    {
        ArgumentNullException.ThrowIfNull(installation);
        ArgumentNullException.ThrowIfNull(own);
        var (witnesses, quorum) = Witnessed(configuration);
        return new LedgerSettings
        {
            KeyFolder = configuration?["Prongsai:Ledger:KeyFolder"] is { Length: > 0 } folder
                ? Path.GetFullPath(folder)
                : Path.Combine(installation.DataFolder, "ledger"),
            Address = own.Origin ?? "",
            Witnesses = witnesses,
            Quorum = quorum,
        };
    }

    /// <summary>What is wrong with the settings, for the start of the program: not the first visitor shall find it.</summary>
    public static IReadOnlyList<Refusal> WhyNot(IConfiguration configuration)
    {
        try
        {
            _ = Witnessed(configuration);
            return [];
        }
        catch (RefusedException refused)
        {
            return refused.Reasons;
        }
    }

    private static (List<WitnessSetting> Witnesses, int Quorum) Witnessed(IConfiguration? configuration)
    {
        var witnesses = (configuration?["Prongsai:Ledger:Witnesses"] ?? "")
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(Witness)
            .ToList();
        // More than half, so that no two halves of the witnesses can see different logs.
        // By name or by key: the published policy may hold each once.
        if (
            witnesses
                .CountBy(w => w.Key.Split('+', 3)[0])
                .Concat(witnesses.CountBy(w => w.Key.Split('+', 3)[2]))
                .FirstOrDefault(n => n.Value > 1)
                .Key is
            { } twice
        )
            throw new RefusedException([NamedTwice(twice)]);
        var quorum = witnesses.Count == 0 ? 0 : witnesses.Count / 2 + 1;
        if (
            configuration?["Prongsai:Ledger:Quorum"] is { Length: > 0 } given
            && (
                !int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out quorum)
                || quorum > witnesses.Count
            )
        )
            throw new RefusedException([NoQuorum(given, witnesses.Count)]);

        return (witnesses, quorum);
    }

    private static WitnessSetting Witness(string text) =>
        text.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var key, var address]
        && Tlog.NoteKey.TryParse(key, out var known)
        && known.Kind == Tlog.NoteKeyKind.Cosignature
        && Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var at)
        && at.Scheme is "http" or "https"
            ? new WitnessSetting(key, at)
            : throw new RefusedException([NoWitness(text)]);

    private static Refusal NoQuorum(string found, int witnesses) =>
        new(
            "ledger-quorum",
            $"Prongsai:Ledger:Quorum ต้องเป็นจำนวนตั้งแต่ 0 ถึง {witnesses} ตามจำนวนพยานใน Prongsai:Ledger:Witnesses (พบ “{found}”)",
            $"Prongsai:Ledger:Quorum must be a number from 0 to {witnesses}, as many as Prongsai:Ledger:Witnesses has (found “{found}”)."
        );

    private static Refusal NamedTwice(string name) =>
        new(
            "ledger-witness-twice",
            $"Prongsai:Ledger:Witnesses มีพยานหรือกุญแจ {name} สองครั้ง พยานหนึ่งรายนับเป็นหนึ่งเสียง",
            $"Prongsai:Ledger:Witnesses has the witness or key {name} twice; one witness has one vote."
        );

    private static Refusal NoWitness(string found) =>
        new(
            "ledger-witness",
            $"Prongsai:Ledger:Witnesses ต้องเป็น “กุญแจ ที่อยู่” ของพยานแต่ละราย คั่นด้วย ; (พบ “{found}”) คำสั่ง prongsai witness key แสดงกุญแจของพยาน",
            $"Prongsai:Ledger:Witnesses must be “key address” of each witness, separated by ; (found “{found}”). The command prongsai witness key shows a witness's key."
        );
}
