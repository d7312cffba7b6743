namespace Stripe;

/// <summary>A parameter that takes values of several types.</summary>
public abstract class AnyOf
{
    public abstract object Value { get; }
    public abstract Type Type { get; }

    public override string ToString() => Value?.ToString();
}

public class AnyOf<T1, T2> : AnyOf
{
    public AnyOf(T1 value) => (Value, Type) = (value, typeof(T1));

    public AnyOf(T2 value) => (Value, Type) = (value, typeof(T2));

    public sealed override object Value { get; }
    public sealed override Type Type { get; }

    public static implicit operator AnyOf<T1, T2>(T1 value) => value is null ? null : new(value);

    public static implicit operator AnyOf<T1, T2>(T2 value) => value is null ? null : new(value);
}
