using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace BillingPortal.Platform.Data;

/// <summary>The few functions of SQLite's own interface that <see cref="NativeStatement"/> needs. Binding is so short that switching the thread's state would cost more than it.</summary>
internal static class NativeSqlite
{
    public const string Library = "e_sqlite3";
    public const int Ok = 0;
    public const int Row = 100;
    public const int Done = 101;
    public const int Null = 5;

    // "Take a copy": what is bound need not live longer than the call.
    public static readonly nint Copy = -1;

    // The property's type is that of another version of the wrapper than the one we compile against, so it is asked for by name.
    private static readonly PropertyInfo HandleOf = typeof(SqliteConnection).GetProperty("Handle")!;

    public static nint Of(SqliteConnection connection) => ((SafeHandle)HandleOf.GetValue(connection)!).DangerousGetHandle();

    [DllImport(Library, EntryPoint = "sqlite3_prepare_v2")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int Prepare(nint database, ref byte sql, int length, out nint statement, nint tail);

    [DllImport(Library, EntryPoint = "sqlite3_finalize")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int Finish(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_step")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int Step(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_reset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int Reset(nint statement);

    [DllImport(Library, EntryPoint = "sqlite3_bind_int64"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int BindLong(nint statement, int number, long value);

    [DllImport(Library, EntryPoint = "sqlite3_bind_null"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int BindNull(nint statement, int number);

    [DllImport(Library, EntryPoint = "sqlite3_bind_text")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int BindText(nint statement, int number, ref byte text, int length, nint destructor);

    [DllImport(Library, EntryPoint = "sqlite3_bind_blob")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int BindBlob(nint statement, int number, ref byte bytes, int length, nint destructor);

    [DllImport(Library, EntryPoint = "sqlite3_column_int64"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern long ColumnLong(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_type"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int ColumnType(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_blob")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern nint ColumnBytes(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_column_bytes")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int ColumnLength(nint statement, int column);

    [DllImport(Library, EntryPoint = "sqlite3_changes"), SuppressGCTransition]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int Changed(nint database);

    [DllImport(Library, EntryPoint = "sqlite3_errmsg")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern nint Message(nint database);

    [DllImport(Library, EntryPoint = "sqlite3_extended_errcode")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory)]
    public static extern int ExtendedCode(nint database);
}
