using System.Text;

namespace Nuke.Common.Tooling;

public class ProcessException(IProcess process) : Exception(Describe(process))
{
    public int ExitCode { get; } = process.ExitCode;

    private static string Describe(IProcess process)
    {
        var text = new StringBuilder(
            $"Process '{Path.GetFileName(process.FileName)}' exited with code {process.ExitCode}."
        );
        text.AppendLine().Append($"   > {process.FileName} {process.Arguments}");
        text.AppendLine().Append($"   @ {process.WorkingDirectory}");
        var errors = process.Output.Where(x => x.Type == OutputType.Err).ToList();
        if (errors.Count == 0)
        {
            return text.ToString();
        }

        text.AppendLine().Append("Error output:");
        foreach (var line in errors)
        {
            text.AppendLine().Append($"   {line.Text}");
        }

        return text.ToString();
    }
}
