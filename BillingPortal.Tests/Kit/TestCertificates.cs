using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace BillingPortal.Tests.Kit;

/// <summary>An authority of the test's own and a server's certificate that it signed; no store of the machine is touched.</summary>
public sealed class TestCertificates : IDisposable
{
    private readonly string file = Path.Combine(Path.GetTempPath(), "portal-authority-" + RandomNumberGenerator.GetHexString(12, lowercase: true) + ".pem");

    public TestCertificates()
    {
        var now = TimeProvider.System.GetUtcNow();
        var (from, until) = (now.AddDays(-1), now.AddDays(1));
        using var authorityKey = RSA.Create(2048);
        var request = new CertificateRequest("CN=Authority of a test", authorityKey, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        using var authority = request.CreateSelfSigned(from, until);
        File.WriteAllText(file, authority.ExportCertificatePem());
        Server = Signed(authority, from, until);
    }

    /// <summary>For 127.0.0.1, with its key.</summary>
    public X509Certificate2 Server { get; }

    /// <summary>Makes a program that is started with it trust the authority.</summary>
    public IReadOnlyDictionary<string, string> Trust => new Dictionary<string, string>(StringComparer.Ordinal) { ["SSL_CERT_FILE"] = file };

    public void Dispose()
    {
        Server.Dispose();
        File.Delete(file);
    }

    private static X509Certificate2 Signed(X509Certificate2 authority, DateTimeOffset from, DateTimeOffset until)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], critical: false));
        using var signed = request.Create(authority, from, until, RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }
}
