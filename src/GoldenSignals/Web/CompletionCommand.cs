using System.CommandLine;

namespace GoldenSignals.Web;

/// <summary>`golden completion bash|zsh|fish`: a script that lets the shell ask golden what could come next.</summary>
public static class CompletionCommand
{
    private static readonly Dictionary<string, string> Scripts = new()
    {
        ["bash"] = """
            _golden() {
                local line
                COMPREPLY=()
                while IFS= read -r line; do COMPREPLY+=("$line"); done < <("$1" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
            }
            complete -o default -F _golden golden ./golden
            """,
        ["zsh"] = """
            #compdef golden
            _golden() {
                local -a found
                found=("${(@f)$(golden "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
                [[ -n $found ]] && compadd -a found || _files
            }
            compdef _golden golden
            """,
        ["fish"] = """
            complete -c golden -a '(golden "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
            """,
    };

    public static Command Create(Shell shell)
    {
        var name = new Argument<string>("shell") { Description = "bash, zsh or fish" };
        name.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var command = new ExampleCommand("completion", "Print the completion script of a shell", "source <(golden completion bash)") { name };
        command.SetAction(parse => shell.Out.WriteLine(Scripts[parse.GetRequiredValue(name)]));
        return command;
    }
}
