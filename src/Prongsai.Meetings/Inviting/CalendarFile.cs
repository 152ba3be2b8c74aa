using System.Globalization;
using System.Text;
using Prongsai.Kernel;
using Prongsai.Meetings.Convening;

namespace Prongsai.Meetings.Inviting;

/// <summary>A meeting as a calendar takes it (RFC 5545): instants in UTC, so that no calendar has to know Thailand's clock.</summary>
/// <param name="Uid">The same through all changes.</param>
/// <param name="Sequence">Higher with each change.</param>
/// <param name="Stamp">When the file was made, UTC.</param>
/// <param name="Begins">UTC.</param>
/// <param name="Ends">UTC.</param>
/// <param name="Summary">In one line.</param>
/// <param name="Description">Agenda and what else is to be known.</param>
/// <param name="Location">Place, or link.</param>
/// <param name="Organiser">Name of the agency.</param>
/// <param name="OrganiserMail">Its address; null where the agency has given none.</param>
/// <param name="Url">The page of the meeting; null for none.</param>
/// <param name="IsCancelled">True when it does not take place.</param>
internal sealed record CalendarFile(
    string Uid,
    int Sequence,
    DateTime Stamp,
    DateTime Begins,
    DateTime Ends,
    string Summary,
    string Description,
    string Location,
    string Organiser,
    string? OrganiserMail,
    string? Url,
    bool IsCancelled
)
{
    public const string MediaType = "text/calendar; charset=utf-8";

    // RFC 5545, 3.1: a line has at most 75 octets, its end not counted.
    private const int LongestLine = 75;

    public static CalendarFile Of(
        Meeting meeting,
        IReadOnlyList<string> agenda,
        string organiser,
        string? mail,
        string? url,
        Now now
    ) =>
        new(
            $"{meeting.Id.Value}@prongsai",
            meeting.Sequence,
            now.Utc,
            meeting.BeginsUtc,
            meeting.EndsUtc,
            meeting.Title.Length > 0 ? $"{meeting.Name}: {meeting.Title}" : meeting.Name,
            string.Join('\n', agenda),
            string.Join(' ', new[] { meeting.Place, meeting.Link }.Where(part => part.Length > 0)),
            organiser,
            mail,
            url,
            meeting.IsCancelled
        );

    public byte[] Write()
    {
        var file = new StringBuilder();
        void Line(string name, string value) => file.Append(Fold($"{name}:{value}")).Append("\r\n");

        Line("BEGIN", "VCALENDAR");
        Line("VERSION", "2.0");
        Line("PRODID", "-//Prongsai//Meetings//TH");
        Line("METHOD", IsCancelled ? "CANCEL" : "REQUEST");
        Line("BEGIN", "VEVENT");
        Line("UID", Uid);
        Line("DTSTAMP", Instant(Stamp));
        Line("SEQUENCE", Sequence.ToString(CultureInfo.InvariantCulture));
        Line("DTSTART", Instant(Begins));
        Line("DTEND", Instant(Ends));
        Line("SUMMARY", Escape(Summary));
        if (Description.Length > 0)
            Line("DESCRIPTION", Escape(Description));
        if (Location.Length > 0)
            Line("LOCATION", Escape(Location));
        // A parameter in quotes may hold anything but quotes and line ends; without an address no calendar can answer to it.
        if (OrganiserMail is not null)
            Line($"ORGANIZER;CN=\"{Organiser.Replace('"', '\'')}\"", $"mailto:{OrganiserMail}");
        if (Url is not null)
            Line("URL", Url);
        Line("STATUS", IsCancelled ? "CANCELLED" : "CONFIRMED");
        Line("END", "VEVENT");
        Line("END", "VCALENDAR");

        return Encoding.UTF8.GetBytes(file.ToString());
    }

    internal static string Escape(string text) =>
        text.ReplaceLineEndings("\n")
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);

    // Counted in octets and cut between characters; what follows begins with a space, which is an octet too.
    internal static string Fold(string line)
    {
        var folded = new StringBuilder();
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > LongestLine)
            {
                folded.Append("\r\n ");
                octets = 1;
            }

            folded.Append(rune.ToString());
            octets += rune.Utf8SequenceLength;
        }

        return folded.ToString();
    }

    private static string Instant(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
