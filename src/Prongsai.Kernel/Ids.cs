using System.Reflection;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Prongsai.Kernel;

/// <summary>
/// An identifier that cannot be confused with another kind of identifier. A module declares
/// <c>public readonly record struct RoundId(Guid Value) : IId&lt;RoundId&gt;</c> and has storage, route binding and
/// <see cref="Ids.Next{TId}"/> for it.
/// </summary>
/// <typeparam name="TSelf">The identifier itself.</typeparam>
public interface IId<TSelf>
    where TSelf : struct, IId<TSelf>
{
    /// <summary>The bare value, as stored and as written in addresses.</summary>
    Guid Value { get; }

    /// <summary>The identifier around a bare value.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>Which agency a row belongs to. First in every key, so that isolation and later distribution are by prefix.</summary>
public readonly record struct AgencyId(Guid Value) : IId<AgencyId>
{
    /// <inheritdoc />
    public static AgencyId From(Guid value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value.ToString();
}

/// <summary>New identifiers, and how they are stored.</summary>
public static class Ids
{
    /// <summary>A new identifier; later ones sort after earlier ones (UUID version 7), which keeps indexes compact.</summary>
    public static TId Next<TId>()
        where TId : struct, IId<TId> => TId.From(Guid.CreateVersion7());

    // Expression trees may not name a static interface member; a method may.
    internal static TId From<TId>(Guid value)
        where TId : struct, IId<TId> => TId.From(value);

    /// <summary>Every identifier type that an assembly declares.</summary>
    internal static IEnumerable<Type> DeclaredIn(Assembly assembly) =>
        assembly.GetTypes().Where(type => type is { IsValueType: true, IsGenericType: false } && IsId(type));

    /// <summary>True when the type is an identifier of this kind.</summary>
    public static bool IsId(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);

        return type.GetInterfaces().Any(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IId<>));
    }
}

internal sealed class IdConverter<TId>() : ValueConverter<TId, Guid>(id => id.Value, value => Ids.From<TId>(value))
    where TId : struct, IId<TId>;
