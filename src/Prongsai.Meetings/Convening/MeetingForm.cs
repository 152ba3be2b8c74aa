using System.Net.Mail;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Meetings.Inviting;

namespace Prongsai.Meetings.Convening;

/// <summary>Somebody of the agency, or a name written out.</summary>
internal sealed record SomeOne(Guid? AccountId, string Name);

/// <summary>What an officer says of a meeting, read and found whole.</summary>
internal sealed record MeetingWords(
    string Series,
    string Title,
    int Number,
    DateOnly Day,
    int Begins,
    int Ends,
    string Place,
    string Link,
    SomeOne Chair,
    SomeOne Secretary,
    IReadOnlyDictionary<int, IReadOnlyList<string>> Agenda,
    IReadOnlyList<Guest> Guests,
    IReadOnlyList<Guid> Measures
)
{
    public const int Longest = 300;
    public const int MostLines = 60;
    public const int MostPeople = 500;
}

/// <summary>Whom a meeting invites.</summary>
internal sealed record Guest(Guid? AccountId, string Name, string Post, string Organisation, string? Email)
{
    /// <summary>The same person twice has the same key.</summary>
    public string Key => Invitee.KeyOf(AccountId, Name, Organisation);

    public static Guest Of(StaffMember officer) => new(officer.AccountId, officer.Name, officer.Post ?? "", "", null);
}

/// <summary>The form of a meeting as it was sent; it is shown again as it is when something is wrong.</summary>
internal sealed record MeetingForm
{
    public string? Series { get; init; }
    public string? Title { get; init; }
    public int? Number { get; init; }
    public string? Day { get; init; }
    public string? Begins { get; init; } = "09:30";
    public string? Ends { get; init; } = "12:00";
    public string? Place { get; init; }
    public string? Link { get; init; }
    public Guid? Chair { get; init; }
    public string? ChairName { get; init; }
    public Guid? Secretary { get; init; }
    public string? SecretaryName { get; init; }
    public string? Agenda1 { get; init; }
    public string? Agenda2 { get; init; }
    public string? Agenda3 { get; init; }
    public string? Agenda4 { get; init; }
    public string? Agenda5 { get; init; }
    public string? Agenda6 { get; init; }
    public Guid[]? Person { get; init; }
    public string? Guests { get; init; }
    public Guid[]? Measure { get; init; }

    public string? LinesOf(int part) =>
        part switch
        {
            1 => Agenda1,
            2 => Agenda2,
            3 => Agenda3,
            4 => Agenda4,
            5 => Agenda5,
            _ => Agenda6,
        };

    public static MeetingForm Of(Meeting meeting, IReadOnlyList<AgendaItem> agenda, IReadOnlyList<Invitee> invited)
    {
        string Lines(int part) =>
            string.Join(
                '\n',
                agenda.Where(a => a.Part == part && a.Position > 0).OrderBy(a => a.Position).Select(a => a.Title)
            );

        return new()
        {
            Series = meeting.Series,
            Title = meeting.Title,
            Number = meeting.Number,
            Day = IsoDay.Of(meeting.Day),
            Begins = HourOfDay.Iso(meeting.Begins),
            Ends = HourOfDay.Iso(meeting.Ends),
            Place = meeting.Place,
            Link = meeting.Link,
            Chair = meeting.ChairId,
            ChairName = meeting.ChairId is null ? meeting.ChairName : "",
            Secretary = meeting.SecretaryId,
            SecretaryName = meeting.SecretaryId is null ? meeting.SecretaryName : "",
            Agenda1 = Lines(1),
            Agenda2 = Lines(2),
            Agenda3 = Lines(3),
            Agenda4 = Lines(4),
            Agenda5 = Lines(5),
            Agenda6 = Lines(6),
            Person = [.. invited.Where(i => i.IsInvited).Select(i => i.AccountId).OfType<Guid>()],
            Guests = string.Join('\n', invited.Where(i => i.IsInvited && i.AccountId is null).Select(i => i.AsLine)),
            Measure = [.. meeting.MeasureIds],
        };
    }

    /// <summary>Reads it, or says everything that is wrong with it.</summary>
    public (MeetingWords? Words, IReadOnlyList<Refusal> WhyNot) Read(
        IReadOnlyList<StaffMember> officers,
        IReadOnlyCollection<Guid> measures
    )
    {
        List<Refusal> whyNot = [];
        var (series, title) = (Line(Series), Line(Title));
        var (place, link) = (Line(Place), (Link ?? "").Trim());
        if (series.Length is 0 or > MeetingWords.Longest)
            whyNot.Add(MeetingRefusals.Series);
        if (title.Length > MeetingWords.Longest)
            whyNot.Add(MeetingRefusals.Title);
        if (Number is < 1 or > 999 or null)
            whyNot.Add(MeetingRefusals.Number);
        var day = ThaiDate.Read(Day);
        if (day.Day is null)
            whyNot.Add(day.WhyNot ?? MeetingRefusals.Day);
        var isBegin = HourOfDay.TryRead(Begins, out var begins);
        var isEnd = HourOfDay.TryRead(Ends, out var ends);
        if (!isBegin || !isEnd)
            whyNot.Add(MeetingRefusals.Hours);
        else if (ends <= begins)
            whyNot.Add(MeetingRefusals.EndBeforeBegin(begins, ends));
        if (
            link.Length > 0
            && !(Uri.TryCreate(link, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps)
        )
            whyNot.Add(MeetingRefusals.Link);
        if (
            place.Length > MeetingWords.Longest
            || link.Length > MeetingWords.Longest
            || (place.Length == 0 && link.Length == 0)
        )
            whyNot.Add(MeetingRefusals.PlaceOrLink);

        var chair = Who(Chair, ChairName, officers, MeetingRefusals.Chair, whyNot);
        var secretary = Who(Secretary, SecretaryName, officers, MeetingRefusals.Secretary, whyNot);
        var agenda = Convening.Agenda.Parts.ToDictionary(part => part, part => Lines(LinesOf(part)));
        if (
            agenda.Values.Any(lines =>
                lines.Count > MeetingWords.MostLines || lines.Any(l => l.Length > MeetingWords.Longest)
            )
        )
            whyNot.Add(MeetingRefusals.Agenda);
        var guests = People(officers, chair, secretary, whyNot);
        Guid[] chosen = [.. (Measure ?? []).Distinct()];
        if (chosen.Any(id => !measures.Contains(id)))
            whyNot.Add(MeetingRefusals.NoMeasure);

        return whyNot.Count > 0
            ? (null, whyNot)
            : (
                new(
                    series,
                    title,
                    Number!.Value,
                    day.Day!.Value,
                    begins,
                    ends,
                    place,
                    link,
                    chair,
                    secretary,
                    agenda,
                    guests,
                    chosen
                ),
                []
            );
    }

    private List<Guest> People(
        IReadOnlyList<StaffMember> officers,
        SomeOne chair,
        SomeOne secretary,
        List<Refusal> whyNot
    )
    {
        // Who leads stands first in every list, who records last among the agency's own.
        List<Guest> guests = [.. Of(chair)];
        foreach (var id in (Person ?? []).Distinct())
        {
            if (officers.FirstOrDefault(o => o.AccountId == id) is { } officer)
                guests.Add(Guest.Of(officer));
            else
                whyNot.Add(MeetingRefusals.NoSuchPerson);
        }

        guests.AddRange(Of(secretary));
        foreach (var line in Lines(Guests))
        {
            var parts = line.Split([',', '\t'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var email = parts.FirstOrDefault(p => p.Contains('@', StringComparison.Ordinal));
            string[] words = [.. parts.Where(p => p != email)];
            if (words.Length == 0 || line.Length > MeetingWords.Longest)
                whyNot.Add(MeetingRefusals.GuestLine(line));
            else if (email is not null && !MailAddress.TryCreate(email, out _))
                whyNot.Add(MeetingRefusals.GuestMail(email));
            else
                guests.Add(new(null, words[0], "", string.Join(' ', words[1..]), email));
        }

        if (guests.Count > MeetingWords.MostPeople)
            whyNot.Add(MeetingRefusals.TooManyPeople);
        var last = secretary == chair ? null : Of(secretary).Select(guest => guest.Key).FirstOrDefault();
        return
        [
            .. guests
                .Where((guest, i) => guest.Key != last || i == guests.FindLastIndex(g => g.Key == last))
                .DistinctBy(guest => guest.Key),
        ];

        IEnumerable<Guest> Of(SomeOne one) =>
            officers.FirstOrDefault(o => o.AccountId == one.AccountId) is { } officer ? [Guest.Of(officer)]
            : one.Name.Length > 0 ? [new(null, one.Name, "", "", null)]
            : [];
    }

    private static SomeOne Who(
        Guid? id,
        string? name,
        IReadOnlyList<StaffMember> officers,
        Refusal missing,
        List<Refusal> whyNot
    )
    {
        if (id is { } account)
        {
            if (officers.FirstOrDefault(o => o.AccountId == account) is { } officer)
                return new(account, officer.Name);

            whyNot.Add(MeetingRefusals.NoSuchPerson);
            return new(null, "");
        }

        var written = Line(name);
        if (written.Length is 0 or > MeetingWords.Longest)
            whyNot.Add(missing);
        return new(null, written);
    }

    private static string Line(string? text) => ThaiText.NormaliseLine(text ?? "");

    private static IReadOnlyList<string> Lines(string? text) =>
        [.. (text ?? "").ReplaceLineEndings("\n").Split('\n').Select(Line).Where(line => line.Length > 0).Distinct()];
}
