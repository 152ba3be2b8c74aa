using System.Collections.Concurrent;
using System.Data.Common;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prongsai.Complaints;
using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Complaints.Sealing;
using Prongsai.Kernel;

namespace Prongsai.Tests.Complaints;

/// <summary>
/// Somebody has the whole database, the data folder with the installation's keys, the temporary folder and a log at its most talkative,
/// after a report, messages, a note and a hand-over, and looks for their words.
/// </summary>
public sealed class SearchingForAReport
{
    private static readonly string[] Secrets =
    [
        "ควอตซ์ลายม้าลายเจ็ดเจ็ดสามหนึ่ง",
        "ZebraQuartzReport7731",
        "ZebraFileName4410",
        "ZebraFileContent9902",
        "ZebraMessageIn3305",
        "ZebraMessageOut1187",
        "ZebraNote6621",
        AChannel.Passphrase,
    ];

    [Theory, OnBothDatabases]
    public async Task None_of_its_words_stands_anywhere(Database database)
    {
        using var temporary = new WatchedTemporaryFolder();
        var log = new KeptLog();
        await using var app = await App.StartAsync(
            database,
            builder =>
            {
                builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log);
                builder.Logging.AddFilter<KeptLog>(null, LogLevel.Debug);
            }
        );
        using var handler = await AChannel.HandlerAsync(app, "somsri");
        // More than ASP.NET would keep in memory by itself.
        var content = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"{Secrets[3]} ", 20_000)));
        var receipt = AChannel.ReceiptOn(
            await AChannel.ReportAsync(
                app.Stranger,
                $"{Secrets[0]} {Secrets[1]}",
                files: [($"{Secrets[2]}.txt", content)]
            )
        );
        var one = await AChannel.CaseAsync(app);
        await AChannel.FollowAsync(app.Stranger, receipt, Secrets[4]);
        await App.SubmitAsync(handler, one.Page, new() { ["text"] = Secrets[5] }, "handler=Reply");
        await App.SubmitAsync(handler, one.Page, new() { ["text"] = Secrets[6] }, "handler=Note");
        Assert.Contains(
            Secrets[3],
            await handler.GetStringAsync($"{one.Page}?handler=File&number=1"),
            StringComparison.Ordinal
        );
        await App.SubmitAsync(handler, $"{one.Page}/hand-over", new() { ["receiver"] = "Nacc" }, "/hand-over");
        await app.DrainJobsAsync();

        Dictionary<string, byte[]> places = new() { ["log"] = Encoding.UTF8.GetBytes(log.Everything) };
        places["dump"] = await DatabaseDump.OfAsync(app, database);
        var folder = await app.Ask<Installation, string>(i => Task.FromResult(i.DataFolder));
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            places[path] = await DatabaseDump.ReadSharedAsync(path);

        Assert.NotEmpty(log.Everything);
        foreach (var secret in Secrets.Append(receipt).Append(receipt.Replace(" ", "", StringComparison.Ordinal)))
        foreach (var (place, bytes) in places)
            Assert.True(!Holds(bytes, secret), $"{secret} stands in {place}");
        Assert.Empty(temporary.Made);
        // The search finds what is there, in each of the ways of writing it.
        foreach (var written in Writings(Secrets[1]))
            Assert.True(Holds([1, 2, .. written, 3], Secrets[1]));
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
            gzip.Write(Encoding.UTF8.GetBytes($"x{Secrets[1]}x"));
        Assert.True(Holds([9, .. packed.ToArray()], Secrets[1]));
        // Nothing finer than a day beside a report: no instant in what the reporter's side writes.
        Assert.DoesNotContain(
            await app.Ask<ProngsaiDb, List<string>>(db =>
                Task.FromResult(
                    db.Model.GetEntityTypes()
                        .Where(e =>
                            e.ClrType == typeof(ComplaintCase)
                            || e.ClrType == typeof(SealedPiece)
                            || e.ClrType == typeof(SealedFilePart)
                            || e.ClrType == typeof(WrappedKey)
                        )
                        .SelectMany(e => e.GetProperties())
                        .Where(p => p.ClrType == typeof(DateTime) || p.ClrType == typeof(DateTime?))
                        .Select(p => p.Name)
                        .ToList()
                )
            ),
            _ => true
        );
    }

    [Theory, OnBothDatabases]
    public async Task An_administrator_with_everything_opens_nothing(Database database)
    {
        await using var app = await App.StartAsync(database);
        using var handler = await AChannel.HandlerAsync(app, "somsri");
        AChannel.ReceiptOn(await AChannel.ReportAsync(app.Stranger, Secrets[1], files: [("a.txt", [1, 2, 3])]));
        var one = await AChannel.CaseAsync(app);
        Assert.Contains(Secrets[1], await handler.GetStringAsync(one.Page), StringComparison.Ordinal);

        await app.With<IServiceProvider>(async services =>
        {
            var db = services.GetRequiredService<ProngsaiDb>();
            var keys = await db.HandlerKeys.AsNoTracking().ToListAsync();
            var wrapped = await db.WrappedKeys.AsNoTracking().ToListAsync();
            var unlocked = await db.UnlockedKeys.AsNoTracking().ToListAsync();
            var pieces = await db.SealedPieces.AsNoTracking().ToListAsync();
            var channel = await db.ComplaintChannels.AsNoTracking().SingleAsync();
            Assert.NotEmpty(unlocked);

            // Everything that lies there, whole, cut to a key, hashed, and opened by the installation's own keys.
            List<byte[]> found =
            [
                .. keys.SelectMany(k => new[] { k.PublicKey, k.PrivateKey, k.Salt }),
                .. wrapped.Select(w => w.Envelope),
                .. unlocked.Select(u => u.Content),
                .. unlocked.Select(u => u.Id.ToByteArray()),
                .. pieces.Select(p => p.Content),
                one.Lookup,
                one.ForOffice,
                one.ForReporter,
                channel.ReceiptSalt,
            ];
            var installation = services.GetRequiredService<IDataProtectionProvider>();
            List<byte[]> candidates = [];
            foreach (var bytes in found)
            {
                candidates.Add(SHA256.HashData(bytes));
                for (var at = 0; at + SealedBox.KeyLength <= Math.Min(bytes.Length, 400); at++)
                    candidates.Add(bytes[at..(at + SealedBox.KeyLength)]);
                foreach (
                    var purpose in new[] { "Prongsai.Complaints.Tickets", "Prongsai.Surveys.Sheets", "Prongsai.Jobs" }
                )
                    Assert.ThrowsAny<CryptographicException>(() =>
                        installation.CreateProtector(purpose).Unprotect(bytes)
                    );
            }

            foreach (var candidate in candidates)
            {
                Assert.All(
                    keys,
                    k => Assert.Null(SealedBox.Open(candidate, k.PrivateKey, Belongs.PrivateKey(k.AgencyId, k.Id)))
                );
                Assert.All(unlocked, u => Assert.Null(u.Open(candidate)));
                Assert.All(pieces, p => Assert.Null(p.Open(candidate)));
                Assert.Null(
                    SealedBox.Open(
                        candidate,
                        one.ForOffice,
                        Belongs.Conversation(one.AgencyId, one.Id, ofReporter: false)
                    )
                );
                Assert.Null(
                    SealedBox.Open(
                        candidate,
                        one.ForReporter,
                        Belongs.Conversation(one.AgencyId, one.Id, ofReporter: true)
                    )
                );
            }

            // A key pair of their own, put into the handler's row, opens no envelope.
            using var own = ECDiffieHellman.Create(ECCurve.NamedCurves.nistP256);
            Assert.All(
                wrapped,
                w =>
                    Assert.Null(
                        KeyWrap.Unwrap(own, w.Envelope, Belongs.Wrapped(w.AgencyId, w.CaseId, w.KeyId, w.Share))
                    )
            );
        });

        // Nor does signing in as the handler, as somebody who sets passwords can: the passphrase is missing.
        using var asHandler = app.NewClient();
        var opened = await app.Ask<Prongsai.Agencies.Contracts.ILockedOut, Prongsai.Agencies.Contracts.Credentials>(
            door => door.OpenAsync("somsri")
        );
        await App.SignInAsync(asHandler, opened);
        var page = await asHandler.GetAsync(one.Page);
        Assert.DoesNotContain(Secrets[1], await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Secrets[1], await app.Officer.GetStringAsync("/staff/journal"), StringComparison.Ordinal);
    }

    private static bool Holds(byte[] place, string secret)
    {
        if (Writings(secret).Any(w => place.AsSpan().IndexOf(w) >= 0))
            return true;

        // Whatever was packed by gzip is unpacked.
        for (var at = 0; (at = IndexOf(place, at)) >= 0; at++)
        {
            try
            {
                using var gzip = new GZipStream(
                    new MemoryStream(place, at, place.Length - at),
                    CompressionMode.Decompress
                );
                using var plain = new MemoryStream();
                gzip.CopyTo(plain);
                if (plain.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0)
                    return true;
            }
            catch (InvalidDataException)
            {
                // Three bytes that only look like it.
            }
        }

        return false;

        static int IndexOf(byte[] place, int from)
        {
            var found = place.AsSpan(from).IndexOf((ReadOnlySpan<byte>)[0x1F, 0x8B, 0x08]);
            return found < 0 ? -1 : from + found;
        }
    }

    private static IEnumerable<byte[]> Writings(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes(secret);
        yield return utf8;
        yield return Encoding.Unicode.GetBytes(secret);
        yield return Encoding.BigEndianUnicode.GetBytes(secret);
        yield return Encoding.ASCII.GetBytes(Convert.ToHexString(utf8));
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(utf8));
        // Base64 differs by where it begins; the first and last letters also by what stands beside them.
        for (var before = 0; before < 3; before++)
        {
            var text = Convert.ToBase64String([.. new byte[before], .. utf8]);
            yield return Encoding.ASCII.GetBytes(text[4..^4]);
        }
    }

    /// <summary>Every line that any part of the program logs, with its parameters and its exceptions.</summary>
    private sealed class KeptLog : ILoggerProvider, ILogger
    {
        private readonly ConcurrentQueue<string> _lines = new();

        public string Everything => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            _lines.Enqueue($"{state}");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose() { }
    }

    /// <summary>
    /// ASP.NET's uploads that do not stay in memory become files of this name while the request lasts, which is a third of a second here.
    /// Other tests upload at the same time: only a file with our words counts.
    /// </summary>
    private sealed class WatchedTemporaryFolder : IDisposable
    {
        private readonly FileSystemWatcher _watcher = new(Path.GetTempPath(), "ASPNETCORE_*");

        public WatchedTemporaryFolder()
        {
            _watcher.Created += (_, file) => Look(file.FullPath);
            _watcher.Changed += (_, file) => Look(file.FullPath);
            _watcher.EnableRaisingEvents = true;
        }

        public ConcurrentBag<string> Made { get; } = [];

        public void Dispose() => _watcher.Dispose();

        private void Look(string path)
        {
            try
            {
                using var file = new FileStream(
                    path,
                    FileMode.Open,
                    FileAccess.Read,
                    FileShare.ReadWrite | FileShare.Delete
                );
                using var bytes = new MemoryStream();
                file.CopyTo(bytes);
                if (Secrets.Any(secret => bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(secret)) >= 0))
                    Made.Add(path);
            }
            catch (IOException)
            {
                // Gone already.
            }
        }
    }
}
