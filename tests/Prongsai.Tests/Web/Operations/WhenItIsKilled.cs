using System.Data.Common;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Tests.Backups;
using Prongsai.Tests.Kernel.Files;

namespace Prongsai.Tests.Web.Operations;

/// <summary>
/// kill -9 in the middle of an upload and of a publication (of an import: <see cref="TwoNodesBehindNginx"/>; of a backup:
/// <see cref="WhenItIsInterrupted"/>). After the next start nothing is half done, and the same act goes through.
/// </summary>
public sealed class WhenItIsKilled
{
    private const string Text = "ทดสอบผลที่ส่งไม่จบ";

    [Theory, OnBothDatabases]
    public async Task An_upload_and_a_publication_are_done_or_not_done(Database database)
    {
        await using var office = await AnOffice.WithTheSampleAsync(database);
        var (officer, reviewer) = await PeopleAsync(office);
        var evidence = await office.CountAsync("SELECT count(*) FROM measures_evidence");
        var form = "";

        await using (var served = await TheProgram.ServeAsync(office.Folder, office.Setting))
        {
            using var somsri = await SignedInAsync(served, officer);
            var issued = await App.SubmitAsync(somsri, "/staff/reports/2568", [], "/issue");
            Assert.True(issued.IsSuccessStatusCode, $"{issued.StatusCode}");
            var table = await App.OpenAsync(somsri, "/staff/measures?year=2568");
            form = table.QuerySelector("a[href$='/add-outcome']")!.GetAttribute("href")!;

            // Somebody else holds the database, so that the upload stops in the middle.
            await using var hold = await HoldAsync(office);
            var uploading = UploadAsync(somsri, form);
            await WaitsAsync(office, uploading);
            await served.KillAsync();
            await Assert.ThrowsAsync<HttpRequestException>(() => uploading);
        }

        Assert.Equal(evidence, await office.CountAsync("SELECT count(*) FROM measures_evidence"));
        Assert.Equal(0, await office.CountAsync($"SELECT count(*) FROM measures_outcomes WHERE \"Text\" = '{Text}'"));
        Assert.Empty(Directory.GetFiles(office.Path("files/unfinished")));

        await using (var served = await TheProgram.ServeAsync(office.Folder, office.Setting))
        {
            using var somsri = await SignedInAsync(served, officer);
            var again = await UploadAsync(somsri, form);
            Assert.True(again.IsSuccessStatusCode, $"{again.StatusCode}");
            Assert.Equal(evidence + 1, await office.CountAsync("SELECT count(*) FROM measures_evidence"));

            using var wichai = await SignedInAsync(served, reviewer);
            await App.OpenAsync(wichai, "/staff/reports/2568/editions/1");
            await using var hold = await HoldAsync(office);
            var publishing = App.SubmitAsync(wichai, "/staff/reports/2568/editions/1", [], "/publish");
            await WaitsAsync(office, publishing);
            await served.KillAsync();
            await Assert.ThrowsAsync<HttpRequestException>(() => publishing);
        }

        Assert.Equal(0, await office.CountAsync(Published));

        await using (var served = await TheProgram.ServeAsync(office.Folder, office.Setting))
        {
            using var reader = served.Client();
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(Public)).StatusCode);
            using var wichai = await SignedInAsync(served, reviewer);
            await App.SubmitAsync(wichai, "/staff/reports/2568/editions/1", [], "/publish");
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(Public)).StatusCode);
        }

        Assert.Equal(1, await office.CountAsync(Published));
        await using var scope = office.Services.CreateAsyncScope();
        var files = await scope.ServiceProvider.GetRequiredService<FileCheck>().RunAsync(Actor.System);
        Assert.True(files.IsWhole, string.Join('\n', files.Troubles));
    }

    [Fact]
    public async Task An_upload_of_which_half_has_arrived_leaves_nothing()
    {
        await using var office = await AnOffice.WithTheSampleAsync(Database.Sqlite);
        var (officer, _) = await PeopleAsync(office);
        var files = Directory.GetFiles(office.Path("files"), "*", SearchOption.AllDirectories).Length;
        var kept = await office.CountAsync("SELECT count(*) FROM kept_files");

        await using (var served = await TheProgram.ServeAsync(office.Folder, office.Setting))
        {
            using var somsri = await SignedInAsync(served, officer);
            var page = await App.OpenAsync(somsri, "/staff/measures?year=2568");
            var form = page.QuerySelector("a[href$='/add-outcome']")!.GetAttribute("href")!;
            using var body = new HalfABody();
            var uploading = somsri.PostAsync(form, body);
            await body.HalfSent.WaitAsync(TimeSpan.FromSeconds(20));
            await served.KillAsync();
            body.Dispose();
            await Assert.ThrowsAnyAsync<Exception>(() => uploading);
        }

        Assert.Equal(files, Directory.GetFiles(office.Path("files"), "*", SearchOption.AllDirectories).Length);
        Assert.Equal(kept, await office.CountAsync("SELECT count(*) FROM kept_files"));
    }

    private const string Public = "/khlong-sam-wa/reports/2568/1";
    private const string Published = "SELECT count(*) FROM journal_entries WHERE \"What\" = 'ReportPublished'";

    private static Task<HttpResponseMessage> UploadAsync(HttpClient officer, string form) =>
        App.SubmitAsync(
            officer,
            form,
            new() { ["text"] = Text, ["on"] = "2025-08-15" },
            form,
            [("files", "IMG_0001.jpg", SomePictures.Jpeg())]
        );

    private static async Task<(Credentials Officer, Credentials Reviewer)> PeopleAsync(AnOffice office)
    {
        await using var scope = office.Services.CreateAsyncScope();
        var agency = (await scope.ServiceProvider.GetRequiredService<IAgencies>().BySlugAsync("khlong-sam-wa"))!;
        var people = scope.ServiceProvider.GetRequiredService<IPeople>();
        var officer = await people.AppointAsync(
            agency.Id,
            new Newcomer("somsri", "นางสมศรี สมมุติ"),
            [Duty.Preparer, Duty.MeasureOwner],
            Actor.System
        );
        var reviewer = await people.AppointAsync(
            agency.Id,
            new Newcomer("wichai", "นายวิชัย สมมุติ"),
            [Duty.Reviewer],
            Actor.System
        );
        return (officer!, reviewer!);
    }

    private static async Task<HttpClient> SignedInAsync(TheProgram.Served served, Credentials who)
    {
        var client = served.Client();
        await App.SignInAsync(client, who);
        return client;
    }

    // PostgreSQL: the journal cannot be written, so the act's own transaction stops at its end. SQLite: there is one writer.
    private static async Task<Held> HoldAsync(AnOffice office)
    {
        DbConnection connection =
            office.Setting.Length > 0
                ? new NpgsqlConnection(office.Setting + ";Pooling=false;Application Name=holder")
                : new SqliteConnection($"Data Source={office.Path("prongsai.db")};Pooling=false");
        await connection.OpenAsync();
        if (connection is SqliteConnection file)
            return new Held(file.BeginTransaction(deferred: false), file);

        var held = await connection.BeginTransactionAsync();
        await using var hold = connection.CreateCommand();
        hold.Transaction = held;
        hold.CommandText = "LOCK TABLE journal_entries IN EXCLUSIVE MODE";
        await hold.ExecuteNonQueryAsync();
        return new Held(held, connection);
    }

    private static async Task WaitsAsync(AnOffice office, Task act)
    {
        if (office.Setting.Length > 0)
            await Eventually.IsAsync(async () =>
                await office.CountAsync(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
                ) > 0
            );
        else
            // SQLite does not say who waits; half a second is far longer than the act takes when nobody holds it.
            await Task.WhenAny(act, Task.Delay(500));
        Assert.False(act.IsCompleted, "It did not wait.");
    }

    private sealed record Held(DbTransaction Transaction, DbConnection Connection) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Transaction.DisposeAsync();
            await Connection.DisposeAsync();
        }
    }

    /// <summary>A form of four megabytes that stops after two.</summary>
    private sealed class HalfABody : HttpContent
    {
        private const int Whole = 4 * 1024 * 1024;
        private readonly TaskCompletionSource _half = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _never = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HalfABody() =>
            Headers.ContentType = System.Net.Http.Headers.MediaTypeHeaderValue.Parse(
                "multipart/form-data; boundary=half"
            );

        public Task HalfSent => _half.Task;

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            var head =
                "--half\r\nContent-Disposition: form-data; name=\"files\"; filename=\"IMG_0001.jpg\"\r\nContent-Type: image/jpeg\r\n\r\n";
            await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
            for (var sent = 0; sent < Whole / 2; sent += 64 * 1024)
                await stream.WriteAsync(new byte[64 * 1024]);
            await stream.FlushAsync();
            _half.TrySetResult();
            await _never.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = Whole;
            return true;
        }

        protected override void Dispose(bool disposing)
        {
            _never.TrySetException(new SocketException((int)SocketError.ConnectionReset));
            base.Dispose(disposing);
        }
    }
}
