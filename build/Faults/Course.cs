using System.Globalization;

namespace AiChef.Faults;

/// <summary>How often backends are disturbed, and by which course of chance.</summary>
internal static class Course
{
    /// <summary>Disturbances of each kind: <c>FAULTS_ROUNDS</c>, or 10.</summary>
    internal static int Rounds { get; } = Number("FAULTS_ROUNDS", 10);

    /// <summary>What chance begins with: <c>FAULTS_SEED</c>, or another one each time.</summary>
    internal static int Seed { get; } = Number("FAULTS_SEED", Environment.TickCount & 0xFFFF);

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text
            ? int.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
