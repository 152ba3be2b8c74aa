using Prongsai.Kernel;

namespace Prongsai.Surveys.Questionnaires;

internal readonly record struct QuestionnaireId(Guid Value) : IId<QuestionnaireId>
{
    public static QuestionnaireId From(Guid value) => new(value);
}

/// <summary>
/// A questionnaire as it is kept: a draft that is worked on, and the versions that were issued from it. Only versions are answered.
/// </summary>
internal sealed class QuestionnaireRecord
{
    public const string Kind = "questionnaire";

    public AgencyId AgencyId { get; private init; }
    public QuestionnaireId Id { get; private init; }

    /// <summary>The Thai title of the draft, for lists.</summary>
    public string Title { get; private set; } = "";

    public Purpose Purpose { get; private set; }

    /// <summary>The draft as JSON.</summary>
    public string Draft { get; private set; } = "";

    /// <summary>The number of the latest version; 0 before the first.</summary>
    public int LatestVersion { get; private set; }

    public DateTime ChangedAt { get; private set; }

    public DateTime? WithdrawnAt { get; private set; }

    public int Version { get; private set; } = 1;

    public string Record => $"{Kind}:{Id.Value}";

    public static QuestionnaireRecord New(AgencyId agency, Questionnaire draft, Now now) =>
        new()
        {
            AgencyId = agency,
            Id = Ids.Next<QuestionnaireId>(),
            Title = draft.Title.Th,
            Purpose = draft.Purpose,
            Draft = QuestionnaireJson.Write(draft),
            ChangedAt = now.Utc,
        };

    public void Rewrite(Questionnaire draft, Now now)
    {
        (Title, Purpose, Draft, ChangedAt) = (draft.Title.Th, draft.Purpose, QuestionnaireJson.Write(draft), now.Utc);
        Version++;
    }

    /// <summary>True when the draft is word for word what was issued last.</summary>
    public bool IsIssuedAsItIs(QuestionnaireVersion? latest) => latest is not null && latest.Json == Draft;

    /// <summary>Issues the draft under the next number; from then on that version never changes.</summary>
    /// <exception cref="RefusedException">The draft is not fit to be answered.</exception>
    public QuestionnaireVersion Issue(Now now, Actor by)
    {
        var questionnaire = QuestionnaireJson.ReadKept(Draft);
        QuestionnaireCheck.WhyNot(questionnaire).ThrowIfAny();
        LatestVersion++;
        Version++;

        return QuestionnaireVersion.Of(this, questionnaire, now, by);
    }

    public void Withdraw(Now now)
    {
        WithdrawnAt ??= now.Utc;
        Version++;
    }
}

/// <summary>A questionnaire as people answer it. Added, never edited; <see cref="Hash"/> proves it.</summary>
internal sealed class QuestionnaireVersion
{
    public AgencyId AgencyId { get; private init; }
    public QuestionnaireId QuestionnaireId { get; private init; }

    /// <summary>From 1.</summary>
    public int Number { get; private init; }

    /// <summary>The whole questionnaire, canonical: the same questionnaire is always the same text.</summary>
    public string Json { get; private init; } = "";

    /// <summary>SHA-256 of <see cref="Json"/> in UTF-8, in lower-case hexadecimal digits.</summary>
    public string Hash { get; private init; } = "";

    public DateTime IssuedAt { get; private init; }
    public string IssuedBy { get; private init; } = "";

    public Questionnaire Questionnaire => field ??= QuestionnaireJson.ReadKept(Json);

    public static QuestionnaireVersion Of(QuestionnaireRecord record, Questionnaire questionnaire, Now now, Actor by)
    {
        var json = QuestionnaireJson.Write(questionnaire);
        return new()
        {
            AgencyId = record.AgencyId,
            QuestionnaireId = record.Id,
            Number = record.LatestVersion,
            Json = json,
            Hash = QuestionnaireJson.HashOf(json),
            IssuedAt = now.Utc,
            IssuedBy = by.Name,
        };
    }
}
