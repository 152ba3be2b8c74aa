using System.CommandLine;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai backup FILE</c>: everything into one file, while the program runs.</summary>
internal static class Backup
{
    public static Command Command()
    {
        var file = new Argument<string>("FILE") { Description = "ไฟล์สำเนาสำรอง (.zip) / backup file" };
        var command = new Command("backup", "สำรองข้อมูลและแฟ้มทั้งหมดเป็นไฟล์เดียว / back up everything into one file")
        {
            file,
        };
        command.SetAction(
            (parsed, cancellation) =>
                Copied.OrFailedAsync(
                    async (backups, progress) =>
                    {
                        var made = await backups.BackupAsync(parsed.GetValue(file)!, progress, cancellation);
                        Console.WriteLine($"สำรองแล้ว / backed up: {made.File} ({made.Bytes} bytes)");
                        Copied.Show(made.Content);
                        // Written, but a timer that looks at exit codes must tell somebody.
                        return made.Content.MissingFiles.Count > 0 ? 1 : 0;
                    }
                )
        );
        return command;
    }
}
