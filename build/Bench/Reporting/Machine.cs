using System.Globalization;
using System.Runtime.InteropServices;

namespace AiChef.Bench.Reporting;

/// <summary>What a result depends on and nobody can be found by: no name of a host, no path.</summary>
internal static class Machine
{
    /// <summary>Its facts, each with its name.</summary>
    internal static IReadOnlyList<(string Name, string Value)> Facts() =>
        [
            ("CPU", $"{Processor()}, {Environment.ProcessorCount} cores"),
            ("memory", string.Create(CultureInfo.InvariantCulture, $"{MemoryInGiB():0} GiB")),
            ("operating system", OperatingSystemName()),
            (".NET", Environment.Version.ToString()),
        ];

    /// <summary>The value of a line such as <c>model name : AMD EPYC</c>; null where no line has the key.</summary>
    internal static string? ValueIn(IEnumerable<string> lines, string key, char separator) =>
        lines
            .Select(line => line.Split(separator, 2))
            .Where(parts => parts.Length == 2 && parts[0].Trim() == key)
            .Select(parts => parts[1].Trim().Trim('"'))
            .FirstOrDefault();

    private static string Processor() =>
        (Lines("/proc/cpuinfo") is { } lines ? ValueIn(lines, "model name", ':') : null)
        ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER")
        ?? RuntimeInformation.ProcessArchitecture.ToString();

    private static string OperatingSystemName() =>
        (Lines("/etc/os-release") is { } lines ? ValueIn(lines, "PRETTY_NAME", '=') : null)
        ?? RuntimeInformation.OSDescription;

    private static double MemoryInGiB() => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / Math.Pow(1024, 3);

    private static string[]? Lines(string file) => File.Exists(file) ? File.ReadAllLines(file) : null;
}
