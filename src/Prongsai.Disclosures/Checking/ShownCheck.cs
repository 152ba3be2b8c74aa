namespace Prongsai.Disclosures.Checking;

/// <summary>A checklist on a page.</summary>
/// <param name="EditAt">The address under which its blocks are edited; null where nobody edits.</param>
internal sealed record ShownCheck(ItemCheck Check, string? EditAt = null);
