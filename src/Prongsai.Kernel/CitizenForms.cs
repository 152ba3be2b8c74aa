namespace Prongsai.Kernel;

/// <summary>How often somebody may send a form that anybody may send; the host decides, the page obeys.</summary>
public static class CitizenForms
{
    /// <summary>Name of the rate limit.</summary>
    public const string Policy = "citizen-forms";
}

/// <summary>
/// Anybody may send files to this page, so the host lets more through than it lets strangers send elsewhere: enough that the page
/// itself can say what is too large.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesFilesAttribute : Attribute
{
    /// <summary>The most bytes of one form.</summary>
    public const long MostBytes = 64L * 1024 * 1024;
}
