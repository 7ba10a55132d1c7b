using System.Text;
using AiChef.Targets.Services;
using AiChef.Targets.Workflows.Model;
using Nuke.Common;
using Nuke.Common.CI;
using Nuke.Common.CI.GitHubActions;
using Nuke.Common.Execution;
using Nuke.Common.IO;
using Nuke.Common.Tooling;
using Nuke.Common.Utilities;

namespace AiChef.Targets.Workflows;

/// <summary>
/// A workflow of several jobs with typed inputs, needs, conditions and permissions per job, none of which NUKE's own
/// generator writes. Generate writes its file; <c>--generate-configuration</c> writes the same bytes.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal abstract class WorkflowAttribute : GitHubActionsAttribute
{
    /// <summary>The image by its version, since the latest one changes under the workflow.</summary>
    private const GitHubActionsImage Image = GitHubActionsImage.Ubuntu2404;

    private StreamWriter? _stream;

    protected WorkflowAttribute(string name)
        : base(name, Image)
    {
        AutoGenerate = false;
        OnPushBranches = ["main"];
    }

    public sealed override string IdPostfix => FileOf(Build.GetType());

    public sealed override AbsolutePath ConfigurationFile => NukeBuild.RootDirectory / PathOf(IdPostfix);

    public override IEnumerable<string> RelevantTargetNames => TargetsOf(Build.GetType());

    protected static string RunsOn => Image.GetValue();

    public sealed override ConfigurationEntity GetConfiguration(
        IReadOnlyCollection<ExecutableTarget> relevantTargets
    ) =>
        new WorkflowText(
            FileFrom(
                new WorkflowSources(Build.GetType(), NukeBuild.RootDirectory, TargetGraph.Of(relevantTargets))
            ).Text,
            () => _stream!
        );

    public sealed override CustomFileWriter CreateWriter(StreamWriter streamWriter)
    {
        _stream = streamWriter;
        return base.CreateWriter(streamWriter);
    }

    /// <summary>The workflow's file.</summary>
    internal GeneratedFile FileFrom(WorkflowSources sources)
    {
        var workflow = Finish(Describe(sources));
        return new GeneratedFile(PathOf(workflow.File), new WorkflowWriter(workflow).Write());
    }

    internal static string PathOf(string file) => $".github/workflows/{file}.yml";

    /// <summary>The file's name without ending.</summary>
    protected abstract string FileOf(Type build);

    /// <summary>The targets that the workflow runs.</summary>
    protected abstract IEnumerable<string> TargetsOf(Type build);

    protected abstract Workflow Describe(WorkflowSources sources);

    /// <summary>The place for what the attributes cannot say: a subclass changes the finished workflow here.</summary>
    protected virtual Workflow Finish(Workflow workflow) => workflow;

    protected sealed override StreamWriter CreateStream()
    {
        ConfigurationFile.Parent.CreateDirectory();
        return new StreamWriter(
            File.Create(ConfigurationFile),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        )
        {
            NewLine = "\n",
        };
    }

    /// <summary>
    /// NUKE begins each file with a head that names no command of this build; the text brings its own.
    /// </summary>
    private sealed class WorkflowText(string text, Func<StreamWriter> stream) : ConfigurationEntity
    {
        public override void Write(CustomFileWriter writer)
        {
            stream().Flush();
            stream().BaseStream.SetLength(0);
            stream().Write(text);
        }
    }
}
