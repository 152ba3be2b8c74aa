#:property PublishAot=false
#:property RestorePackagesWithLockFile=false
#:property GenerateDocumentationFile=false
#:property EnforceCodeStyleInBuild=false

// The verbs of the house: dotnet run build.cs -- test | demo | migrate NAME | format | publish | deb | nodes
using System.Diagnostics;

const string Web = "src/Prongsai.Web";
var root = Path.GetDirectoryName(FindUpwards("Prongsai.slnx"))!;
Directory.SetCurrentDirectory(root);

return args switch
{
    ["test", .. var more] => Test(more),
    ["demo", .. var more] => Dotnet(["run", "--project", Web, "--", "demo", .. more]),
    ["migrate", var name] => Migrate(name),
    ["format", .. var more] => Dotnet(["tool", "restore"])
        + Dotnet(["csharpier", more is ["--check"] ? "check" : "format", "."]),
    ["publish", .. var more] => Publish(more),
    ["deb"] => Deb(),
    ["nodes"] => Nodes(),
    _ => Say("dotnet run build.cs -- test | demo | migrate NAME | format [--check] | publish | deb | nodes", 2),
};

// Builds everything once, as it is shipped, then runs each test project; the last line counts them all.
int Test(string[] more)
{
    if (Dotnet(["build", "Prongsai.slnx", "-c", "Release", "-v", "quiet", "--nologo"]) != 0)
        return Say("0 passed, 1 failed", 1);

    // Tests compile everything and run most of it once: measuring what to compile better costs more than it gives.
    Environment.SetEnvironmentVariable("DOTNET_TieredPGO", "0");
    Environment.SetEnvironmentVariable("DOTNET_EnableWriteXorExecute", "0");
    // Programs come and go, and leave much behind at once: fewer, larger sweeps (64 MB).
    Environment.SetEnvironmentVariable("DOTNET_GCgen0size", "0x4000000");
    Environment.SetEnvironmentVariable("DOTNET_gcConcurrent", "0");

    // One after the other: side by side, two cores need as long, and browsers run out of patience.
    var runs = Directory
        .GetFiles("tests", "*.csproj", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(project => RunTests(project, more))
        .ToList();
    var (passed, failed, skipped) = (runs.Sum(r => r.Passed), runs.Sum(r => r.Failed), runs.Sum(r => r.Skipped));
    if (passed == 0)
        failed++;
    var counted = $"{passed} passed, {failed} failed";
    return Say(skipped > 0 ? $"{counted}, {skipped} skipped" : counted, failed > 0 ? 1 : 0);
}

(int Passed, int Failed, int Skipped) RunTests(string project, string[] more)
{
    var results = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".trx");
    var exit = Dotnet([
        "test",
        project,
        "-c",
        "Release",
        "--no-build",
        "--nologo",
        "--logger",
        $"trx;LogFileName={results}",
        .. more,
    ]);
    if (!File.Exists(results))
        return (0, 1, 0);

    var counters = System.Xml.Linq.XDocument.Load(results).Descendants().First(e => e.Name.LocalName == "Counters");
    int Count(string name) =>
        int.Parse(counters.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);
    File.Delete(results);
    var failed = Count("failed") + Count("error") + Count("timeout") + Count("aborted");
    return (Count("passed"), exit != 0 && failed == 0 ? 1 : failed, Count("total") - Count("executed"));
}

// One migration for each database, from the same model.
int Migrate(string name)
{
    // Built first: `dotnet ef` cannot ask a project about itself before it was restored.
    var exit = Dotnet(["tool", "restore"]) + Dotnet(["build", "tools/EfDesign", "-v", "quiet", "--nologo"]);
    if (exit != 0)
        return exit;

    foreach (var database in new[] { "Sqlite", "Postgres" })
        exit |= Dotnet([
            "ef",
            "migrations",
            "add",
            name,
            "--project",
            $"src/Prongsai.Data.{database}",
            "--context",
            $"{database}Db",
            "--output-dir",
            "Migrations",
            "--startup-project",
            "tools/EfDesign",
            "--no-build",
        ]);
    return exit;
}

// One file with the runtime in it, and beside it what pages and samples need: out/prongsai.
int Publish(string[] more) =>
    Dotnet([
        "publish",
        Web,
        "-c",
        "Release",
        "-r",
        "linux-x64",
        "--self-contained",
        "-o",
        "out/prongsai",
        "-p:PublishSingleFile=true",
        // Another runtime is another lock; the versions are pinned centrally all the same.
        "-p:NuGetLockFilePath=obj/publish.lock.json",
        "-p:RestoreLockedMode=false",
        // Everything is compiled anew for it; the build before the tests has looked for what is wrong.
        "-p:RunAnalyzers=false",
        .. more,
    ]);

// out/prongsai_VERSION_amd64.deb, from packaging/debian.
int Deb()
{
    if (OperatingSystem.IsWindows())
        return Say("a Debian package is made on Linux", 2);
    if (Directory.Exists("out/prongsai"))
        Directory.Delete("out/prongsai", recursive: true);
    // The analyzers have looked at every line when it was built for the tests.
    if (Publish(["-p:RunAnalyzers=false"]) != 0)
        return Say("the program could not be published", 1);

    const string tree = "out/deb";
    if (Directory.Exists(tree))
        Directory.Delete(tree, recursive: true);
    foreach (var file in Directory.GetFiles("out/prongsai", "*", SearchOption.AllDirectories))
        Put(
            file,
            $"usr/lib/prongsai/{Path.GetRelativePath("out/prongsai", file)}",
            Path.GetFileName(file) == "prongsai"
        );
    Put("packaging/debian/prongsai", "usr/bin/prongsai", executable: true);
    Put("packaging/debian/prongsai.service", "lib/systemd/system/prongsai.service");
    Put("packaging/debian/prongsai.json", "etc/prongsai/prongsai.json");
    Put("packaging/nginx/prongsai.conf", "usr/share/doc/prongsai/nginx.conf");
    Put("docs/running.md", "usr/share/doc/prongsai/running.md");
    Put("LICENSE", "usr/share/doc/prongsai/copyright");
    foreach (var script in new[] { "postinst", "prerm", "postrm" })
        Put($"packaging/debian/{script}", $"DEBIAN/{script}", executable: true);
    Put("packaging/debian/conffiles", "DEBIAN/conffiles");

    var version = System.Xml.Linq.XDocument.Load("Directory.Build.props").Descendants("Version").Single().Value;
    var kilobytes =
        Directory.GetFiles(tree, "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length) / 1024;
    File.WriteAllText(
        $"{tree}/DEBIAN/control",
        File.ReadAllText("packaging/debian/control").Replace("@VERSION@", version).Replace("@SIZE@", $"{kilobytes}")
    );
    // gzip: every Debian and Ubuntu reads it, and xz takes a minute longer.
    return Run("dpkg-deb", ["--root-owner-group", "-Zgzip", "-z6", "-b", tree, $"out/prongsai_{version}_amd64.deb"]);

    void Put(string from, string to, bool executable = false)
    {
        var target = Path.Combine(tree, to);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Copy(from, target, overwrite: true);
        const UnixFileMode readable =
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        const UnixFileMode runnable = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(target, executable ? readable | runnable : readable);
    }
}

// Two nodes behind nginx on a throw-away PostgreSQL, until Enter.
int Nodes() =>
    Dotnet(["build", Web, "-v", "quiet", "--nologo"]) is not 0 and var failed
        ? failed
        : Run("tests/nodes/start", [$"{Web}/bin/Debug/net10.0/prongsai.dll"]);

int Dotnet(string[] words) => Run("dotnet", words);

int Run(string program, string[] words)
{
    using var process = Process.Start(new ProcessStartInfo(program, words))!;
    process.WaitForExit();
    return process.ExitCode;
}

int Say(string words, int exit)
{
    Console.WriteLine(words);
    return exit;
}

string FindUpwards(string file)
{
    for (var folder = Directory.GetCurrentDirectory(); folder is not null; folder = Path.GetDirectoryName(folder))
        if (File.Exists(Path.Combine(folder, file)))
            return Path.Combine(folder, file);
    throw new FileNotFoundException($"{file}: run this inside the repository");
}
