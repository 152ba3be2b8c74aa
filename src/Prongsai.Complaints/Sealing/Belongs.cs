using Prongsai.Complaints.Handling;
using Prongsai.Complaints.Keys;
using Prongsai.Kernel;

namespace Prongsai.Complaints.Sealing;

/// <summary>Where each sealed thing belongs, in words that are sealed with it.</summary>
internal static class Belongs
{
    private const string Here = "prongsai-complaints/1";

    public static string Piece(AgencyId agency, CaseId id, PieceKind kind, int number) =>
        $"{Here}/{agency.Value:N}/{id.Value:N}/{kind}/{number}";

    public static string FilePart(AgencyId agency, CaseId id, int file, int part, int of) =>
        $"{Here}/{agency.Value:N}/{id.Value:N}/file/{file}/{part}/{of}";

    public static string Conversation(AgencyId agency, CaseId id, bool ofReporter) =>
        $"{Here}/{agency.Value:N}/{id.Value:N}/conversation/{(ofReporter ? "reporter" : "office")}";

    public static string Wrapped(AgencyId agency, CaseId id, HandlerKeyId forWhom, int share) =>
        $"{Here}/{agency.Value:N}/{id.Value:N}/wrapped/{forWhom.Value:N}/{share}";

    public static string Agreed(AgencyId agency, CaseId id, HandlerKeyId from, HandlerKeyId forWhom, int share) =>
        $"{Here}/{agency.Value:N}/{id.Value:N}/agreed/{from.Value:N}/{forWhom.Value:N}/{share}";

    public static string PrivateKey(AgencyId agency, HandlerKeyId id) =>
        $"{Here}/{agency.Value:N}/private/{id.Value:N}";

    public static string Unlocked(AgencyId agency, HandlerKeyId id, Guid token) =>
        $"{Here}/{agency.Value:N}/unlocked/{id.Value:N}/{token:N}";
}
