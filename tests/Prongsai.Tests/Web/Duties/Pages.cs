using System.Text.RegularExpressions;

namespace Prongsai.Tests.Web.Duties;

/// <summary>The places in a route: {id:guid}.</summary>
internal static partial class Pages
{
    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z]+)[^}]*\}")]
    public static partial Regex Places();
}
