using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Platform.Data;

/// <summary>
/// A prepared statement of SQLite without the layers of parameters and readers over it, which cost more than an insert itself.
/// Numbers of parameters begin with 1, of columns with 0. Text is bound and read as UTF-8. It ends before its connection does, and one thread at a time uses it.
/// </summary>
internal sealed class NativeStatement : IDisposable
{
    private const int Short = 512;
    private readonly nint database;
    private nint statement;

    public NativeStatement(SqliteConnection connection, string sql)
    {
        database = NativeSqlite.Of(connection);
        var text = Encoding.UTF8.GetBytes(sql);
        Check(NativeSqlite.Prepare(database, ref text[0], text.Length, out statement, 0));
    }

    public NativeStatement Bind(int number, long value)
    {
        Check(NativeSqlite.BindLong(statement, number, value));
        return this;
    }

    public NativeStatement Bind(int number, ReadOnlySpan<byte> text)
    {
        Check(NativeSqlite.BindText(statement, number, ref Reference(text), text.Length, NativeSqlite.Copy));
        return this;
    }

    public NativeStatement Bind(int number, string? text)
    {
        if (text is null) return BindNull(number);
        Span<byte> bytes = text.Length * 3 <= Short ? stackalloc byte[Short] : new byte[Encoding.UTF8.GetByteCount(text)];
        return Bind(number, bytes[..Encoding.UTF8.GetBytes(text, bytes)]);
    }

    public NativeStatement BindBlob(int number, ReadOnlySpan<byte> bytes)
    {
        Check(NativeSqlite.BindBlob(statement, number, ref Reference(bytes), bytes.Length, NativeSqlite.Copy));
        return this;
    }

    public NativeStatement BindNull(int number)
    {
        Check(NativeSqlite.BindNull(statement, number));
        return this;
    }

    /// <summary>Null binds null.</summary>
    public NativeStatement Bind(int number, long? value) => value is { } there ? Bind(number, there) : BindNull(number);

    /// <summary>True while there is a row.</summary>
    public bool Step()
    {
        var code = NativeSqlite.Step(statement);
        if (code == NativeSqlite.Row) return true;
        if (code != NativeSqlite.Done) Fail(code);
        return false;
    }

    public long Long(int column) => NativeSqlite.ColumnLong(statement, column);

    public bool IsNull(int column) => NativeSqlite.ColumnType(statement, column) == NativeSqlite.Null;

    public byte[] Bytes(int column)
    {
        var bytes = NativeSqlite.ColumnBytes(statement, column);
        var copy = new byte[NativeSqlite.ColumnLength(statement, column)];
        if (copy.Length > 0) Marshal.Copy(bytes, copy, 0, copy.Length);
        return copy;
    }

    public string Text(int column)
    {
        var bytes = NativeSqlite.ColumnBytes(statement, column); // before its length, which is that of the form asked for last
        return bytes == 0 ? "" : Marshal.PtrToStringUTF8(bytes, NativeSqlite.ColumnLength(statement, column));
    }

    /// <summary>Ready for the next round; what is bound stays so.</summary>
    public void Reset() => _ = NativeSqlite.Reset(statement); // it repeats what the last step answered, which was judged there

    /// <summary>To its end.</summary>
    public void Run()
    {
        try
        {
            while (Step())
            {
            }
        }
        finally
        {
            Reset();
        }
    }

    /// <summary>How many rows the last statement of this connection wrote.</summary>
    public int Changed() => NativeSqlite.Changed(database);

    public void Dispose()
    {
        _ = NativeSqlite.Finish(statement);
        statement = 0;
    }

    // Of nothing there is no reference, and null would be bound as null.
    private static ref byte Reference(ReadOnlySpan<byte> bytes) => ref bytes.IsEmpty ? ref Nothing[0] : ref MemoryMarshal.GetReference(bytes);

    private static readonly byte[] Nothing = [0];

    private void Check(int code)
    {
        if (code != NativeSqlite.Ok) Fail(code);
    }

    private void Fail(int code) => throw new SqliteException($"SQLite Error {code}: '{Marshal.PtrToStringUTF8(NativeSqlite.Message(database))}'.", code, NativeSqlite.ExtendedCode(database));
}
