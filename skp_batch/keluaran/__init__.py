"""What the program writes for people and other programs: tables, workbooks, the manifest, and the folder as a whole."""
