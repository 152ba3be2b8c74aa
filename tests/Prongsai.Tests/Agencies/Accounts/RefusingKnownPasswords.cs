using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prongsai.Agencies.Accounts.Passwords;
using Prongsai.Agencies.Contracts;

namespace Prongsai.Tests.Agencies.Accounts;

public sealed class RefusingKnownPasswords : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("prongsai-passwords-").FullName;

    [Theory, OnBothDatabases]
    public async Task Says_why_on_the_page(Database database)
    {
        var list = Path.Combine(_folder, "list.txt");
        await File.WriteAllTextAsync(list, "one of many leaked ones\nanother one of them\n");
        await using var app = await App.StartAsync(
            database,
            builder => builder.Configuration["Prongsai:BreachedPasswords"] = list
        );

        Assert.Contains("รั่วไหล", await ChangeAsync(app, "another one of them"), StringComparison.Ordinal);
        Assert.Contains("รั่วไหล", await ChangeAsync(app, "Password1234"), StringComparison.Ordinal);
        Assert.Contains("ชื่อผู้ใช้", await ChangeAsync(app, "the admin of this place"), StringComparison.Ordinal);
        Assert.Null(await ChangeAsync(app, "four unrelated words"));
    }

    [Theory]
    [InlineData("รหัสผ่าน1234")]
    [InlineData("QWERTYuiop123")]
    [InlineData("aaaaaaaaaaaaa")]
    [InlineData("กขกขกขกขกขกข")]
    public void Knows_the_commonest_without_any_file(string password) => Assert.True(With(null).Contains(password));

    [Fact]
    public void Lets_an_uncommon_one_pass() => Assert.False(With(null).Contains("ช้างสี่เชือกเดินข้ามสะพาน"));

    // Every line of every position, and neighbours that are not there: the edges are where a binary search goes wrong.
    [Theory]
    [InlineData(1, "\n")]
    [InlineData(2, "\r\n")]
    [InlineData(777, "\n")]
    [InlineData(1000, "\r\n")]
    public void Finds_each_line_of_ordered_hashes_and_nothing_else(int count, string end)
    {
        var file = Path.Combine(_folder, $"hashes-{count}.txt");
        var words = Enumerable.Range(0, count).Select(i => $"password number {i}").ToList();
        var lines = words.Select(
            (word, i) => $"{Hash(word)}:{(i * 7919 % 100000).ToString(CultureInfo.InvariantCulture)}"
        );
        File.WriteAllText(file, string.Join(end, lines.Order(StringComparer.Ordinal)) + end);
        var known = With(file);

        Assert.All(words, word => Assert.True(known.Contains(word)));
        Assert.All(words, word => Assert.False(known.Contains(word + "?")));
    }

    [Fact]
    public void Finds_the_last_line_without_an_end()
    {
        var file = Path.Combine(_folder, "hashes.txt");
        string[] words = ["one long password", "two long passwords", "three long passwords"];
        File.WriteAllText(file, string.Join('\n', words.Select(w => Hash(w) + ":1").Order(StringComparer.Ordinal)));

        Assert.All(words, word => Assert.True(With(file).Contains(word)));
    }

    [Fact]
    public void Reads_a_folder_of_range_files()
    {
        var hash = Hash("one long password");
        File.WriteAllText(Path.Combine(_folder, $"{hash[..5]}.txt"), $"{new string('0', 35)}:4\n{hash[5..]}:2\n");

        Assert.True(With(_folder).Contains("one long password"));
        Assert.False(With(_folder).Contains("two long passwords"));
    }

    [Fact]
    public async Task Is_said_at_the_start_when_the_list_is_not_there()
    {
        var refused = await Assert.ThrowsAsync<Prongsai.Kernel.RefusedException>(() =>
            App.StartAsync(
                Database.Sqlite,
                builder => builder.Configuration["Prongsai:BreachedPasswords"] = "/nobody/has/this.txt"
            )
        );

        Assert.Equal("setting-breached-passwords", Assert.Single(refused.Reasons).Code);
    }

    private static KnownPasswords With(string? path) => new(new SignInSettings(path, false, null, null));

#pragma warning disable CA5350 // The lists are hashed with SHA-1.
    private static string Hash(string word) => Convert.ToHexString(SHA1.HashData(Encoding.UTF8.GetBytes(word)));
#pragma warning restore CA5350

    private static async Task<string?> ChangeAsync(App app, string wanted) =>
        await Person.ErrorsAsync(
            await App.SubmitAsync(
                app.Officer,
                "/staff/password",
                new()
                {
                    ["present"] = app.Administrator.Password,
                    ["wanted"] = wanted,
                    ["again"] = wanted,
                }
            )
        );

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
