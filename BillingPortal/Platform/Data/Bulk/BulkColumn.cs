using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using NpgsqlTypes;

namespace BillingPortal.Platform.Data.Bulk;

/// <summary>A column of a table, and what of a row is stored there, as EF would store it.</summary>
internal abstract class BulkColumn<T>(IProperty property)
{
    public string Property { get; } = property.Name;

    public string Name { get; } = $"\"{property.GetColumnName()}\"";

    public abstract void Bind(NativeStatement statement, int number, T row);

    /// <summary>Those of all rows, as one parameter.</summary>
    public abstract NpgsqlParameter All(string name, IReadOnlyList<T> rows);

    public static BulkColumn<T> Of(IProperty property)
    {
        var row = Expression.Parameter(typeof(T), "row");
        var value = Stored(Expression.Property(row, property.PropertyInfo!), property.GetTypeMapping().Converter);
        return (BulkColumn<T>)Activator.CreateInstance(typeof(StoredColumn<,>).MakeGenericType(typeof(T), value.Type), property, Expression.Lambda(value, row).Compile())!;
    }

    // A converter knows nothing of null, which is stored as it is.
    private static Expression Stored(Expression value, ValueConverter? converter)
    {
        if (converter is null) return value;
        var convert = converter.ConvertToProviderExpression;
        if (Nullable.GetUnderlyingType(value.Type) is not { } underlying || convert.Parameters[0].Type != underlying) return Expression.Invoke(convert, value);
        var there = Expression.Invoke(convert, Expression.Property(value, nameof(Nullable<>.Value)));
        var stored = there.Type.IsValueType ? typeof(Nullable<>).MakeGenericType(there.Type) : there.Type;
        return Expression.Condition(Expression.Property(value, nameof(Nullable<>.HasValue)), Expression.Convert(there, stored), Expression.Default(stored));
    }
}

internal sealed class StoredColumn<T, TStored>(IProperty property, Func<T, TStored> stored) : BulkColumn<T>(property)
{
    public override void Bind(NativeStatement statement, int number, T row) => _ = stored(row) switch
    {
        null => statement.BindNull(number),
        string text => statement.Bind(number, text),
        long whole => statement.Bind(number, whole),
        int whole => statement.Bind(number, (long)whole),
        bool yes => statement.Bind(number, yes ? 1L : 0L),
        DateTime instant => Bind(statement, number, instant, "yyyy-MM-dd HH:mm:ss.FFFFFFF"),
        DateOnly day => Bind(statement, number, day, "yyyy-MM-dd"),
        var other => throw new NotSupportedException($"{Name} holds a {other.GetType().Name}, which is not written in bulk yet."),
    };

    public override NpgsqlParameter All(string name, IReadOnlyList<T> rows)
    {
        var column = new TStored[rows.Count];
        for (var i = 0; i < column.Length; i++) column[i] = stored(rows[i]);
        var all = new NpgsqlParameter<TStored[]>(name, column);
        if (typeof(TStored) == typeof(DateTime) || typeof(TStored) == typeof(DateTime?)) all.NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.TimestampTz; // it would be guessed from the first, which may be null
        return all;
    }

    // As Microsoft.Data.Sqlite writes them.
    private static NativeStatement Bind<TFormat>(NativeStatement statement, int number, TFormat value, string format) where TFormat : IUtf8SpanFormattable
    {
        Span<byte> text = stackalloc byte[32];
        return value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture) ? statement.Bind(number, text[..length]) : throw new FormatException($"{value} is too long.");
    }
}
