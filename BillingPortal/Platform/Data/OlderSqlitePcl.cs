using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;

namespace BillingPortal.Platform.Data;

/// <summary>Lets EF Core 10 run on SQLitePCLRaw 2.0 where 2.1 cannot be had, and prefers the system's SQLite where it is newer.</summary>
internal static class OlderSqlitePcl
{
    private const string Provider = "SQLitePCLRaw.provider.e_sqlite3";

    [ModuleInitializer]
    internal static void Admit()
    {
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
        {
            if (name.Name?.StartsWith("SQLitePCLRaw.", StringComparison.Ordinal) != true) return null;
            var file = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
            return File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
        };
        // Both, so that statements of our own reach the library in which the connection was opened.
        NativeLibrary.SetDllImportResolver(Assembly.Load(Provider), Newer);
        NativeLibrary.SetDllImportResolver(typeof(OlderSqlitePcl).Assembly, Newer);
    }

    private static nint Newer(string library, Assembly assembly, DllImportSearchPath? path) =>
        library == NativeSqlite.Library
        && NativeLibrary.TryLoad("libsqlite3.so.0", out var system)
        && NativeLibrary.TryLoad(library, assembly, path, out var bundled)
        && Version(system) > Version(bundled) ? system : 0;

    private static int Version(nint library) =>
        Marshal.GetDelegateForFunctionPointer<VersionNumber>(NativeLibrary.GetExport(library, "sqlite3_libversion_number"))();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
