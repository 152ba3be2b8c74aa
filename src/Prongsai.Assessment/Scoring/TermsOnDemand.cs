using System.Collections;
using Prongsai.Assessment.Contracts;

namespace Prongsai.Assessment.Scoring;

/// <summary>
/// Published figures as terms, made when somebody opens them. Whoever scores a country asks for totals; making eighty thousand
/// terms that nobody opens would take longer than the arithmetic.
/// </summary>
internal sealed class TermsOnDemand(Func<Term[]> make) : IReadOnlyList<Term>
{
    private Term[]? _terms;

    private Term[] Terms => _terms ??= make();

    public Term this[int index] => Terms[index];

    public int Count => Terms.Length;

    public IEnumerator<Term> GetEnumerator() => Terms.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
