using System.Buffers.Binary;
using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Reporting;

/// <summary>What somebody meets before a slow derivation.</summary>
internal enum GateAnswer
{
    Open,

    /// <summary>Neither worked for nor old enough yet.</summary>
    Wait,

    /// <summary>Too many tries of this network in this minute, or of all at once.</summary>
    TooMuch,

    /// <summary>Used before, too old, or none of ours.</summary>
    Stale,
}

/// <summary>
/// Stands before everything that derives keys from a receipt. A form carries a sealed ticket that is good once: a browser with scripts
/// works a second for it, without scripts it must be half a minute old. Each network has a few tries a minute, and the machine makes few
/// derivations at once. Networks are counted in memory under a key of the day; nothing of them is stored.
/// </summary>
internal sealed class Gate(IDataProtectionProvider keys, TimeProvider clock) : IDisposable
{
    public const int TriesAMinute = 6,
        PagesAMinute = 120,
        SecondsOfPatience = 30;

    private const int NonceLength = 16;
    private static readonly TimeSpan Lasts = TimeSpan.FromHours(3),
        LongestWait = TimeSpan.FromSeconds(20);

    private readonly IDataProtector _tickets = keys.CreateProtector("Prongsai.Complaints.Tickets");
    private readonly MinuteCounts _tries = new(clock),
        _pages = new(clock);
    private readonly ConcurrentDictionary<string, long> _spent = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _deriving = new(Math.Max(1, Environment.ProcessorCount / 2));
    private (DateOnly Day, byte[] Key) _today = (default, []);

    public string NewTicket()
    {
        var ticket = new byte[NonceLength + 8];
        RandomNumberGenerator.Fill(ticket.AsSpan(0, NonceLength));
        BinaryPrimitives.WriteInt64LittleEndian(ticket.AsSpan(NonceLength), Second());
        return Base64Url.EncodeToString(_tickets.Protect(ticket));
    }

    /// <summary>What a browser works on; empty for no ticket of ours.</summary>
    public string ChallengeOf(string ticket) => Read(ticket) is { } read ? ProofOfWork.ChallengeOf(read.Nonce) : "";

    /// <summary>How many seconds a ticket must still grow old where no browser worked for it.</summary>
    public int SecondsLeft(string ticket) =>
        Read(ticket) is { } read ? (int)Math.Max(0, read.Since + SecondsOfPatience - Second()) : 0;

    /// <summary>False when a network opens more pages of the wizard than people do.</summary>
    public bool MayTurnPage(IPAddress? from) => _pages.Add(NetworkOf(from)) <= PagesAMinute;

    /// <summary>Derives, unless something stands against it. A ticket is spent by it.</summary>
    public async Task<(GateAnswer Answer, T? Derived)> PassAsync<T>(
        string? ticket,
        string? work,
        IPAddress? from,
        Func<Task<T>> derive,
        CancellationToken cancellation
    )
    {
        var now = Second();
        if (Read(ticket) is not { } read || now - read.Since > Lasts.TotalSeconds)
            return (GateAnswer.Stale, default);
        if (!ProofOfWork.IsDone(read.Nonce, work) && now - read.Since < SecondsOfPatience)
            return (GateAnswer.Wait, default);
        if (_tries.Add(NetworkOf(from)) > TriesAMinute)
            return (GateAnswer.TooMuch, default);
        if (!await _deriving.WaitAsync(LongestWait, cancellation))
            return (GateAnswer.TooMuch, default);

        try
        {
            Forget(now);
            return _spent.TryAdd(Convert.ToHexString(read.Nonce), now)
                ? (GateAnswer.Open, await derive())
                : (GateAnswer.Stale, default);
        }
        finally
        {
            _deriving.Release();
        }
    }

    public void Dispose() => _deriving.Dispose();

    private long Second() => clock.GetUtcNow().ToUnixTimeSeconds();

    private void Forget(long now)
    {
        if (_spent.Count < 1000)
            return;
        foreach (var (nonce, at) in _spent)
            if (now - at > Lasts.TotalSeconds)
                _spent.TryRemove(nonce, out _);
    }

    private string NetworkOf(IPAddress? from)
    {
        var (today, day) = (_today, clock.Now().Today);
        if (today.Day != day)
            _today = today = (day, RandomNumberGenerator.GetBytes(32));
        return Convert.ToHexString(
            HMACSHA256.HashData(today.Key, Encoding.ASCII.GetBytes(MinuteCounts.NetworkOf(from, 3)))
        );
    }

    private (byte[] Nonce, long Since)? Read(string? ticket)
    {
        if (ticket is not { Length: > 0 and < 1000 } || !Base64Url.IsValid(ticket))
            return null;

        try
        {
            var read = _tickets.Unprotect(Base64Url.DecodeFromChars(ticket));
            return read.Length == NonceLength + 8
                ? (read[..NonceLength], BinaryPrimitives.ReadInt64LittleEndian(read.AsSpan(NonceLength)))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
