"""Search and commands: one box that finds anything of the assessment and runs any command of the menus."""
