using System.Security.Cryptography;

namespace BillingPortal.Platform.Data;

/// <summary>This process among those that share the database: the name in leases and job logs, new at every start.</summary>
public sealed class Node
{
    public string Name { get; } = $"{Environment.MachineName}-{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(6, lowercase: true)}";
}
