using Nuke.Common.Execution;
using Nuke.Common.IO;

namespace Nuke.Common.CI;

public interface IConfigurationGenerator
{
    string Id { get; }

    string DisplayName { get; }

    string HostName { get; }

    Type HostType { get; }

    bool AutoGenerate { get; }

    IEnumerable<AbsolutePath> GeneratedFiles { get; }

    void Generate(IReadOnlyCollection<ExecutableTarget> executableTargets);

    void SerializeState();
}
