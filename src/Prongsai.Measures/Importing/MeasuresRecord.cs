using Prongsai.Kernel;

namespace Prongsai.Measures.Importing;

/// <summary>A year's table as the journal knows it: files that were brought into it.</summary>
internal static class MeasuresRecord
{
    public static string Of(FiscalYear programme) => $"measures:{programme}";
}
