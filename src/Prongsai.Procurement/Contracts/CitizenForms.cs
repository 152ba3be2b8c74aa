namespace Prongsai.Procurement.Contracts;

/// <summary>How often somebody may send a form that anybody may send; the host decides, the page obeys.</summary>
public static class CitizenForms
{
    /// <summary>Name of the rate limit.</summary>
    public const string Policy = "citizen-forms";
}
