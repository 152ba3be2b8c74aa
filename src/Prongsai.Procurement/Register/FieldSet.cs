using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Procurement.Register;

/// <summary>Some fields; stored by their names.</summary>
internal readonly record struct FieldSet(long Bits)
{
    public static readonly FieldSet Empty;

    public static FieldSet Of(params IEnumerable<Field> fields) =>
        fields.Aggregate(Empty, (set, field) => set.With(field));

    public bool Has(Field field) => (Bits & (1L << (int)field)) != 0;

    public FieldSet With(Field field) => new(Bits | (1L << (int)field));

    public FieldSet Or(FieldSet other) => new(Bits | other.Bits);

    public IEnumerable<Field> Each
    {
        get
        {
            var set = this;
            return Enum.GetValues<Field>().Where(one => set.Has(one));
        }
    }

    public FieldSet Without(Field field) => new(Bits & ~(1L << (int)field));

    /// <summary>"ReferencePrice EgpNumber".</summary>
    public override string ToString() => Bits == 0 ? "" : string.Join(' ', Each);

    public static FieldSet Parse(string text) =>
        text.Length == 0 ? Empty : Of(text.Split(' ').Select(name => Enum.Parse<Field>(name)));
}

internal sealed class FieldSetConverter()
    : ValueConverter<FieldSet, string>(set => set.ToString(), text => FieldSet.Parse(text));
