using System.CommandLine;
using Prongsai.Kernel;

namespace Prongsai.Web.CommandLine;

/// <summary><c>prongsai move --to "Host=…"</c>: the same data in another database, compared; this one stays as it is.</summary>
internal static class Move
{
    public static Command Command()
    {
        var to = new Option<string>("--to")
        {
            Description =
                "ฐานข้อมูลปลายทางที่ว่าง เช่น \"Host=db;Database=prongsai;Username=prongsai\" หรือ \"Data Source=/path/prongsai.db\" / the empty database to move to",
            Required = true,
        };
        var command = new Command("move", "ย้ายฐานข้อมูล SQLite ↔ PostgreSQL / move to another database") { to };
        command.SetAction(
            (parsed, cancellation) =>
                Copied.OrFailedAsync(
                    async (backups, progress) =>
                    {
                        var setting = parsed.GetValue(to)!;
                        if (!LooksLikeADatabase(setting))
                            return Refused.Say([NoDatabase(setting)]);

                        var moved = await backups.MoveAsync(setting, progress, cancellation);
                        foreach (var table in moved.Tables)
                            Console.WriteLine($"{table.Name}\t{table.Rows}\t{table.Sha256}");
                        Console.WriteLine(
                            $"คัดลอกและเทียบแล้วตรงกันทุกตาราง / copied, and every table compared: {moved.From} → {moved.To}, {moved.Tables.Count} ตาราง / tables, {moved.Rows} แถว / rows"
                        );
                        Console.WriteLine(
                            "ฐานข้อมูลเดิมไม่เปลี่ยนแปลง แฟ้มแนบอยู่ที่เดิม ตั้งค่านี้แล้วเปิดโปรแกรมใหม่ / the old database is unchanged and the files stay where they are; make this setting and start the program again:"
                        );
                        // The whole value, password included, is what was typed; it is not printed back.
                        Console.WriteLine("Prongsai__Database=<--to>");
                        return 0;
                    }
                )
        );
        return command;
    }

    private static bool LooksLikeADatabase(string setting) =>
        setting.Contains("Host=", StringComparison.OrdinalIgnoreCase)
        || setting.Contains("Data Source=", StringComparison.OrdinalIgnoreCase);

    private static Refusal NoDatabase(string setting) =>
        new(
            "move-to-what",
            $"“{setting}” ไม่ใช่ที่อยู่ฐานข้อมูล ต้องขึ้นต้นด้วย Host= (PostgreSQL) หรือ Data Source= (SQLite)",
            $"“{setting}” does not name a database: Host=… (PostgreSQL) or Data Source=… (SQLite) is expected."
        );
}
