using System.Runtime.InteropServices;
using System.Security.Cryptography;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Audit;

/// <summary>The secret without which nobody can seal: whoever can write to the database alone cannot mend the chain after a change.</summary>
public sealed class AuditKey(AuditSettings settings, Installation installation)
{
    public const string FileName = "audit.key";

    private readonly Lazy<byte[]> bytes = new(() => Read(settings, Path.Combine(installation.DataFolder, FileName)));

    internal byte[] Bytes => bytes.Value;

    /// <summary>A key for another purpose, from which this one cannot be told.</summary>
    internal byte[] For(string purpose) => HKDF.DeriveKey(HashAlgorithmName.SHA256, Bytes, AuditSettings.KeyBytes, info: System.Text.Encoding.UTF8.GetBytes(purpose));

    private static byte[] Read(AuditSettings settings, string file)
    {
        if (!string.IsNullOrEmpty(settings.Key)) return Convert.FromBase64String(settings.Key);
        if (!File.Exists(file)) Make(file);
        var key = File.ReadAllBytes(file);
        return key.Length == AuditSettings.KeyBytes ? key
            : throw new StartupException($"The audit key '{file}' is damaged: it has {key.Length} bytes instead of {AuditSettings.KeyBytes}. Restore the file from a backup.");
    }

    // Written whole under another name first: another process sees all of it or nothing. Of two that begin at once, one has its way.
    private static void Make(string file)
    {
        var draft = $"{file}.{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (var stream = new FileStream(draft, options)) stream.Write(RandomNumberGenerator.GetBytes(AuditSettings.KeyBytes));
        try
        {
            // The framework's move looks first and renames then: of two at once both would have their way, one after the other. A link is refused where the name is taken.
            if (OperatingSystem.IsWindows() || Link(draft, file) != 0 && !File.Exists(file)) File.Move(draft, file);
        }
        catch (IOException) when (File.Exists(file))
        {
            // Somebody else was quicker; theirs is read.
        }
        finally
        {
            File.Delete(draft);
        }
    }

    [DllImport("libc", EntryPoint = "link", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(string existing, string name);
}
